package org.bandeja.attendant.model;

import org.bandeja.refusal.model.Refusal;

/** There is another attendant of this name. */
public class AttendantNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public AttendantNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "another attendant has this name");
    }
}
