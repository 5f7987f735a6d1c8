package org.bandeja.directory.model;

import org.bandeja.refusal.model.Refusal;

/** Who has a password already is not invited again. */
public class AlreadyJoined extends Refusal {
    private static final long serialVersionUID = 1L;

    public AlreadyJoined() {
        super(Kind.NOT_POSSIBLE_NOW, "has a password already");
    }
}
