package org.bandeja.attendant.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else has changed the attendant meanwhile. */
public class AttendantChanged extends Refusal {
    private static final long serialVersionUID = 1L;

    public AttendantChanged() {
        super(Kind.NOT_POSSIBLE_NOW, "changed by somebody else meanwhile");
    }
}
