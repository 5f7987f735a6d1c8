package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** The company has as many labels as it may. */
public class NoMoreLabels extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoMoreLabels() {
        super(Kind.BEYOND_LIMITS, "the company has as many labels as it may");
    }
}
