package org.bandeja.quickreply.model;

import org.bandeja.refusal.model.Refusal;

/** A quick reply has what WhatsApp takes as a text: 1 to 4,096 characters. */
public class ReplyTextNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public ReplyTextNotUsable() {
        super(Kind.BEYOND_LIMITS, "a quick reply has 1 to 4096 characters");
    }
}
