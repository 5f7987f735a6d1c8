package org.bandeja.template.model;

import org.bandeja.refusal.model.Refusal;

/** The draft was submitted, and what came of it is not known yet. */
public class DraftUnderWay extends Refusal {
    private static final long serialVersionUID = 1L;

    public DraftUnderWay() {
        super(Kind.NOT_POSSIBLE_NOW, "the draft is being submitted");
    }
}
