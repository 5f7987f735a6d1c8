package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** It is there already. */
public class AlreadyInDepartment extends Refusal {
    private static final long serialVersionUID = 1L;

    public AlreadyInDepartment() {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation is in that department already");
    }
}
