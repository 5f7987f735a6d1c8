package org.bandeja.simulator.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * So many at once, then one an interval, for each key on its own (the generic cell rate algorithm: all it keeps is the
 * time at which a key is at rest again).
 */
final class RateLimit {
    private static final int MANY_KEYS = 10_000;

    private final Duration interval;
    private final Duration most;
    private final Map<String, Instant> atRest = new HashMap<>();

    /**
     * @param burst how many pass at once
     * @param tolerance how much earlier than exactly in time one may come
     */
    RateLimit(Duration interval, int burst, Duration tolerance) {
        this.interval = interval;
        this.most = interval.multipliedBy(burst - 1L).plus(tolerance);
    }

    /** @return whether one more may pass now; one that may not costs nothing */
    synchronized boolean pass(String key, Instant now) {
        if (atRest.size() > MANY_KEYS) {
            atRest.values().removeIf(rest -> !rest.isAfter(now));
        }
        Instant rest = atRest.getOrDefault(key, now);
        Instant start = rest.isAfter(now) ? rest : now;
        if (Duration.between(now, start).compareTo(most) > 0) {
            return false;
        }
        atRest.put(key, start.plus(interval));
        return true;
    }
}
