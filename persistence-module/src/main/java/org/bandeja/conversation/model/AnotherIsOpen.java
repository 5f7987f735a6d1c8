package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** This number and contact have another open conversation already. */
public class AnotherIsOpen extends Refusal {
    private static final long serialVersionUID = 1L;

    public AnotherIsOpen() {
        super(Kind.NOT_POSSIBLE_NOW, "another conversation of this number and contact is open");
    }
}
