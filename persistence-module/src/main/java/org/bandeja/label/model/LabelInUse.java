package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** A label that conversations have is archived, not deleted. */
public class LabelInUse extends Refusal {
    private static final long serialVersionUID = 1L;

    public LabelInUse() {
        super(Kind.NOT_POSSIBLE_NOW, "conversations have the label");
    }
}
