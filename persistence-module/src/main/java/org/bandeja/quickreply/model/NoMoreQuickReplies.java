package org.bandeja.quickreply.model;

import org.bandeja.refusal.model.Refusal;

/** Its owner has as many quick replies as there may be. */
public class NoMoreQuickReplies extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoMoreQuickReplies() {
        super(Kind.BEYOND_LIMITS, "there are as many quick replies as there may be");
    }
}
