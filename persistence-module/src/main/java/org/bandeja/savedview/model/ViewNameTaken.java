package org.bandeja.savedview.model;

import org.bandeja.refusal.model.Refusal;

/** The same person has another saved view with this name; case and accents do not tell apart. */
public class ViewNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public ViewNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "the name is taken");
    }
}
