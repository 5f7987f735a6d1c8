package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** A label has 1 to 40 characters on one line. */
public class LabelNameNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public LabelNameNotUsable() {
        super(Kind.BEYOND_LIMITS, "a label has 1 to 40 characters");
    }
}
