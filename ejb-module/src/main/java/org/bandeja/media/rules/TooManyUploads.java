package org.bandeja.media.rules;

import org.bandeja.refusal.model.Refusal;

/** One person has brought more files than anybody sends. */
public class TooManyUploads extends Refusal {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds after so many it is worth trying again */
    public TooManyUploads(long seconds) {
        super(Kind.NOT_POSSIBLE_NOW, String.valueOf(seconds));
        this.seconds = seconds;
    }

    public long seconds() {
        return seconds;
    }
}
