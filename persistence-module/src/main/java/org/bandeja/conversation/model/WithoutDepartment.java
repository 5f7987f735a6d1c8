package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** It has no department yet: route it to one first. */
public class WithoutDepartment extends Refusal {
    private static final long serialVersionUID = 1L;

    public WithoutDepartment() {
        super(Kind.NOT_POSSIBLE_NOW, "the conversation has no department");
    }
}
