package org.bandeja.conversation.service;

import jakarta.ejb.ApplicationException;

/**
 * A conversation was completed between the look for it and its lock, so that nothing is held of where it would go on: all is undone and
 * done again.
 */
@ApplicationException(rollback = true)
public class EndedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
