package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Only what failed, or may not have arrived, can be sent again. */
public class NotRetryable extends Refusal {
    private static final long serialVersionUID = 1L;

    public NotRetryable() {
        super(Kind.NOT_POSSIBLE_NOW, "the message has not failed");
    }
}
