package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** WhatsApp takes texts of at most 4,096 characters. */
public class TextTooLong extends Refusal {
    private static final long serialVersionUID = 1L;

    public TextTooLong() {
        super(Kind.BEYOND_LIMITS, "text must have 1 to 4096 characters");
    }
}
