package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** An archived label stays where it is, and is put on nothing more. */
public class LabelArchived extends Refusal {
    private static final long serialVersionUID = 1L;

    public LabelArchived() {
        super(Kind.NOT_POSSIBLE_NOW, "the label is archived");
    }
}
