package org.bandeja.login.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.login.model.SignInCounter;
import org.bandeja.login.model.SignInCounters.Standing;

/**
 * How long guessing has to wait. The first failures cost nothing; then the wait doubles, up to a longest one. What nobody
 * touched for a while is forgotten: all at once for a login and a device, little by little for an address, which many
 * people may share.
 *
 * @param free failures that cost nothing
 * @param first the wait after one more
 * @param longest no wait is longer
 * @param memory after so much quiet a failure is forgotten; {@link #gradual} says whether one or all
 */
public record Delays(int free, Duration first, Duration longest, Duration memory, boolean gradual) {
    private static final Delays LOGIN =
            new Delays(4, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24), false);
    private static final Delays DEVICE =
            new Delays(9, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24), false);
    private static final Delays ADDRESS =
            new Delays(30, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(1), true);

    public static Delays of(SignInCounter.Kind kind) {
        return switch (kind) {
            case LOGIN -> LOGIN;
            case DEVICE -> DEVICE;
            case ADDRESS -> ADDRESS;
        };
    }

    /** What is left of the failures at this time. */
    public int remembered(Standing standing, Instant now) {
        long quiet = Math.max(0, Duration.between(standing.lastAt(), now).dividedBy(memory));
        if (gradual) {
            return (int) Math.max(0, standing.failures() - quiet);
        }
        return quiet > 0 ? 0 : standing.failures();
    }

    /** One failure more. */
    public Standing failed(Standing standing, Instant now) {
        int failures = remembered(standing, now) + 1;
        Duration wait = after(failures);
        return new Standing(failures, now, wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait)));
    }

    /** One that was counted was none. */
    public Standing pardoned(Standing standing) {
        return new Standing(Math.max(0, standing.failures() - 1), standing.lastAt(), Optional.empty());
    }

    /** How long to wait after so many failures; zero: not at all. */
    Duration after(int failures) {
        int beyond = failures - free;
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(beyond - 1, 20));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
