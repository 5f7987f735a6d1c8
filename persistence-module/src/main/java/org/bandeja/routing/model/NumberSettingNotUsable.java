package org.bandeja.routing.model;

import org.bandeja.refusal.model.Refusal;

/** Speed or reopening time of a number lies outside of what makes sense. */
public class NumberSettingNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public NumberSettingNotUsable() {
        super(Kind.BEYOND_LIMITS, "1 to 1000 messages a second, 0 to 8760 hours");
    }
}
