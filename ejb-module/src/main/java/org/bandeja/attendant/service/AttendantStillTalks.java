package org.bandeja.attendant.service;

import org.bandeja.refusal.model.Refusal;

/** The attendant still talks with somebody. */
public class AttendantStillTalks extends Refusal {
    private static final long serialVersionUID = 1L;

    public AttendantStillTalks() {
        super(Kind.NOT_POSSIBLE_NOW, "it still talks with somebody");
    }
}
