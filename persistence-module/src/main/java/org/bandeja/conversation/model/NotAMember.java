package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Whoever is to have it does not work in the department, or is disabled, or does not exist: all look the same. */
public class NotAMember extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotAMember() {
        super(Kind.NOT_POSSIBLE_NOW, "no active member of the department");
    }
}
