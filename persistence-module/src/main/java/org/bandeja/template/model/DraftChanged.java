package org.bandeja.template.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else, or another window, has changed the draft meanwhile. */
public class DraftChanged extends Refusal {
    private static final long serialVersionUID = 1L;

    public DraftChanged() {
        super(Kind.NOT_POSSIBLE_NOW, "the draft was changed by somebody else");
    }
}
