package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Nobody has it, so nobody can give it back. */
public class NobodyAssigned extends Refusal {
    private static final long serialVersionUID = 1L;

    public NobodyAssigned() {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation is not assigned");
    }
}
