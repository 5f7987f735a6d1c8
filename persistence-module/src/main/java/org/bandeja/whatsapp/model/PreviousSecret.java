package org.bandeja.whatsapp.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An app secret that was replaced and counts a while longer.
 *
 * @param text encrypted, for this place only
 * @param until when it stops to count
 */
public record PreviousSecret(String text, Instant until) {
    public PreviousSecret {
        requireNonNull(text, "text");
        requireNonNull(until, "until");
    }

    /** Half-open: at exactly its end it counts no more. */
    public boolean countsAt(Instant now) {
        return now.isBefore(until);
    }

    String line() {
        return until + " " + text;
    }

    static PreviousSecret ofLine(String line) {
        int blank = line.indexOf(' ');
        return new PreviousSecret(line.substring(blank + 1), Instant.parse(line.substring(0, blank)));
    }

    @Override
    public String toString() {
        return "PreviousSecret[" + until + "]";
    }
}
