package org.bandeja.autotext.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else has changed the texts since they were read. */
public class AutoTextsChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    public AutoTextsChangedMeanwhile() {
        super(Kind.NOT_POSSIBLE_NOW, "changed by somebody else meanwhile");
    }
}
