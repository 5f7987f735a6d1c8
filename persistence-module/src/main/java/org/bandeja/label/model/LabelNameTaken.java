package org.bandeja.label.model;

import org.bandeja.refusal.model.Refusal;

/** There is another label of this name, archived ones included. */
public class LabelNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public LabelNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "the name is taken");
    }
}
