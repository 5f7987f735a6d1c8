package org.bandeja.notification.rules;

import org.bandeja.refusal.model.Refusal;

/** Somebody has tried notifications some times in a row. */
public class TestedTooOften extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds after which the next may be tried */
    public TestedTooOften(long seconds) {
        super(Kind.NOT_POSSIBLE_NOW, String.valueOf(seconds));
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }
}
