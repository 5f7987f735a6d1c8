package org.bandeja.hours.model;

import org.bandeja.refusal.model.Refusal;

/** Somebody else has changed the calendar since it was read. */
public class CalendarChangedMeanwhile extends Refusal {
    private static final long serialVersionUID = 1L;

    public CalendarChangedMeanwhile() {
        super(Kind.NOT_POSSIBLE_NOW, "changed by somebody else meanwhile");
    }
}
