package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** The customer does not have that message: it cannot be answered. */
public class NotSentYet extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotSentYet() {
        super(Kind.NOT_POSSIBLE_NOW, "the quoted message was not sent");
    }
}
