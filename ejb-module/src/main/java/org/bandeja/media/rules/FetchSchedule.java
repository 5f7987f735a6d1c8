package org.bandeja.media.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When to try again to fetch a file: soon at first, then less and less often, for the 7 days that WhatsApp keeps it. */
public final class FetchSchedule {
    /** So many tries are not told: most troubles pass in a moment. */
    private static final int QUIET = 1;

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    private FetchSchedule() {}

    /**
     * @param attempt which one failed, from 1
     * @param retryAfter how long WhatsApp wants to be left alone; counts when it is longer, within a day
     */
    public static Duration afterFailure(int attempt, Optional<Duration> retryAfter) {
        Duration own = DELAYS.get(Math.min(attempt, DELAYS.size()) - 1);
        return retryAfter
                .map(wanted -> wanted.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : wanted)
                .filter(wanted -> wanted.compareTo(own) > 0)
                .orElse(own);
    }

    /** Whether people need not hear of this failure yet. */
    public static boolean isQuiet(int attempt) {
        return attempt <= QUIET;
    }
}
