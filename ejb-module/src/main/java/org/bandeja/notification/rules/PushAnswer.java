package org.bandeja.notification.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a push service said (RFC 8030).
 *
 * @param status of HTTP; 0: it was not reached, or did not answer in time
 * @param retryAfter as it asked
 * @param called false: it said nothing, as it was not asked
 */
public record PushAnswer(int status, Optional<Duration> retryAfter, boolean called) {
    /** What that means. */
    public enum Meaning {
        TAKEN,
        /** The browser has no such address any more. */
        GONE,
        /** Later perhaps. */
        LATER,
        /** Not like this, also later. */
        REFUSED
    }

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** It was asked, and said this. */
    public PushAnswer(int status, Optional<Duration> retryAfter) {
        this(status, retryAfter, true);
    }

    /** Nobody answered. */
    public static PushAnswer none() {
        return new PushAnswer(0, Optional.empty());
    }

    public boolean isNone() {
        return status == 0;
    }

    /** What it would not take was not sent: its address or its keys are good for nothing. */
    public static PushAnswer notForIt(int status) {
        return new PushAnswer(status, Optional.empty(), false);
    }

    /**
     * Whether it speaks against the browser's address. That a push service is not reached, or busy, does not: after some minutes
     * without the internet everybody is told again.
     */
    public boolean speaksAgainstTheAddress() {
        return meaning() == Meaning.REFUSED;
    }

    public Meaning meaning() {
        if (status == 404 || status == 410) {
            return Meaning.GONE;
        }
        if (status == 0 || status == 408 || status == 429 || status >= 500) {
            return Meaning.LATER;
        }
        return status >= 200 && status < 300 ? Meaning.TAKEN : Meaning.REFUSED;
    }

    /**
     * How long to wait before it is tried again.
     *
     * @param attempts how many have failed, this one included
     * @return empty: it was tried often enough
     */
    public Optional<Duration> pauseAfter(int attempts) {
        if (attempts > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(Math.max(0, attempts - 1));
        return Optional.of(
                retryAfter.filter(wished -> wished.compareTo(pause) > 0).orElse(pause));
    }
}
