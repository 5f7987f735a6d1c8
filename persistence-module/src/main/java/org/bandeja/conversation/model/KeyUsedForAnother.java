package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** The idempotency key was used for another request. */
public class KeyUsedForAnother extends Refusal {
    private static final long serialVersionUID = 1L;

    public KeyUsedForAnother() {
        super(Kind.NOT_POSSIBLE_NOW, "the idempotency key was used for another request");
    }
}
