package org.bandeja.savedview.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody has as many saved views as there may be. */
public class NoMoreSavedViews extends Refusal {
    private static final long serialVersionUID = 1L;

    public NoMoreSavedViews() {
        super(Kind.BEYOND_LIMITS, "there are as many saved views as there may be");
    }
}
