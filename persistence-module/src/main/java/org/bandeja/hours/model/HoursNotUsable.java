package org.bandeja.hours.model;

import org.bandeja.refusal.model.Refusal;

/** Opening times must be ranges like 09:00-18:00 that do not overlap, in a time zone that exists. */
public class HoursNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    /** @param what is wrong, for the person to read */
    public HoursNotUsable(String what) {
        super(Kind.BEYOND_LIMITS, what);
    }
}
