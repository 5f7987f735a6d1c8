package org.bandeja.notification.model;

import org.bandeja.refusal.model.Refusal;

/** The browser named a push service that this installation does not call. */
public class PushServiceUnknown extends Refusal {
    private static final long serialVersionUID = 1L;

    public PushServiceUnknown() {
        super(Kind.BEYOND_LIMITS, "no push service that may be called");
    }
}
