package org.bandeja.attendant.service;

import org.bandeja.refusal.model.Refusal;

/** Something keeps the attendant from being published. */
public class AttendantNotReady extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param problems how many */
    public AttendantNotReady(int problems) {
        super(Kind.NOT_POSSIBLE_NOW, String.valueOf(problems));
    }
}
