package org.bandeja.hours.model;

import org.bandeja.refusal.model.Refusal;

/** A calendar that somebody uses is not deleted. */
public class CalendarInUse extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param names of who uses it, for the person to read */
    public CalendarInUse(String names) {
        super(Kind.NOT_POSSIBLE_NOW, names);
    }
}
