package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** A conversation has as many labels as it may. */
public class NoMoreLabelsHere extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoMoreLabelsHere() {
        super(Kind.BEYOND_LIMITS, "the conversation has as many labels as it may");
    }
}
