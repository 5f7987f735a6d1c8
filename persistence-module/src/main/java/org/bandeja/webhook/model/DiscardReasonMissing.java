package org.bandeja.webhook.model;

import org.bandeja.refusal.model.Refusal;

/** Whoever discards a delivery says why. */
public class DiscardReasonMissing extends Refusal {
    private static final long serialVersionUID = 1L;

    public DiscardReasonMissing() {
        super(Kind.BEYOND_LIMITS, "a reason of 3 to 500 characters");
    }
}
