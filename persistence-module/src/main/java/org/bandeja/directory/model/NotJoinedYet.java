package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Who has not chosen a password yet has none to reset. */
public class NotJoinedYet extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotJoinedYet() {
        super(Kind.NOT_POSSIBLE_NOW, "has no password yet");
    }
}
