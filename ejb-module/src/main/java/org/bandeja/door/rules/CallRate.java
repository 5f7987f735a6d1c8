package org.bandeja.door.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many calls a second for each caller, of which some may come at once. Counts what this node answers. May be used by
 * several threads; remembers only callers that have not paid back yet.
 */
public final class CallRate {
    private static final int FIRST_SWEEP = 4096;

    private final Duration interval;
    private final Duration burst;

    /** For each caller, when all that was taken is paid back; in the past it is as good as forgotten. */
    private final Map<String, Instant> due = new ConcurrentHashMap<>();

    private final AtomicInteger sweepAt = new AtomicInteger(FIRST_SWEEP);

    /**
     * Of that many calls.
     *
     * @param perSecond in the long run, 1 to a million
     * @param atOnce after a rest, at least 1
     */
    public CallRate(int perSecond, int atOnce) {
        if (perSecond < 1 || perSecond > 1_000_000 || atOnce < 1) {
            throw new IllegalArgumentException("1 to 1,000,000 a second, 1 or more at once");
        }
        interval = Duration.ofSeconds(1).dividedBy(perSecond);
        burst = interval.multipliedBy(atOnce - 1L);
    }

    /**
     * Of what is seldom.
     *
     * @param interval one each so often, in the long run
     * @param atOnce after a rest, at least 1
     */
    public CallRate(Duration interval, int atOnce) {
        if (interval.isNegative() || interval.isZero() || atOnce < 1) {
            throw new IllegalArgumentException("an interval that passes, 1 or more at once");
        }
        this.interval = interval;
        burst = interval.multipliedBy(atOnce - 1L);
    }

    /** @return zero: go on; else nothing was taken, and how long to wait */
    public Duration take(String caller, Instant now) {
        requireNonNull(now, "now");
        Duration[] wait = {Duration.ZERO};
        due.compute(caller, (name, earlier) -> {
            Instant paidBack = earlier == null || earlier.isBefore(now) ? now : earlier;
            Duration beyond = Duration.between(now, paidBack).minus(burst);
            if (beyond.isNegative() || beyond.isZero()) {
                return paidBack.plus(interval);
            }
            wait[0] = beyond;
            return earlier;
        });
        sweep(now);
        return wait[0];
    }

    int remembered() {
        return due.size();
    }

    private void sweep(Instant now) {
        int at = sweepAt.get();
        if (due.size() >= at && sweepAt.compareAndSet(at, Integer.MAX_VALUE)) {
            due.values().removeIf(paidBack -> !paidBack.isAfter(now));
            sweepAt.set(Math.max(FIRST_SWEEP, due.size() * 2));
        }
    }
}
