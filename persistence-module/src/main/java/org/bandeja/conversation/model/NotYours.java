package org.bandeja.conversation.model;

import org.bandeja.refusal.model.Refusal;

/** Visible to this person, but not theirs to do. */
public class NotYours extends Refusal {
    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action what was tried */
    public NotYours(String action) {
        super(Kind.NOT_ALLOWED, "not allowed: " + action);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
