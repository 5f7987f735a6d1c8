package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Without this person nobody could administrate any more. */
public class LastAdministrator extends Refusal {
    private static final long serialVersionUID = 1L;

    public LastAdministrator() {
        super(Kind.NOT_POSSIBLE_NOW, "the last administrator");
    }
}
