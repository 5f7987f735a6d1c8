package org.bandeja.autotext.model;

import org.bandeja.refusal.model.Refusal;

/** The text is too long, or has a place that nothing fills. */
public class AutoTextNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param what the text's beginning, or its place */
    public AutoTextNotUsable(String what) {
        super(Kind.BEYOND_LIMITS, what);
    }
}
