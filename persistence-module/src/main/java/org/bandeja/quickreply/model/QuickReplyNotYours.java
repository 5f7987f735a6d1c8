package org.bandeja.quickreply.model;

import org.bandeja.refusal.model.Refusal;

/** Visible, but for the department's ADMIN, or for administrators, to change. */
public class QuickReplyNotYours extends Refusal {
    private static final long serialVersionUID = 1L;

    public QuickReplyNotYours() {
        super(Kind.NOT_ALLOWED, "for who administrates its owner");
    }
}
