package org.bandeja.hours.model;

import org.bandeja.refusal.model.Refusal;

/** There is another calendar of this name. */
public class CalendarNameTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    public CalendarNameTaken() {
        super(Kind.NOT_POSSIBLE_NOW, "another calendar has this name");
    }
}
