package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Events that this node saw long after later ones, as their transactions took so long. A screen that comes back names the last
 * event that it saw, which may be one of the later ones: it is told these, too.
 */
@ApplicationScoped
public class LateEvents {
    /** What is less late is told to everybody who comes back: the last events before the one that is named. */
    static final Duration LATE = Duration.ofMillis(200);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 500;

    private final ConcurrentSkipListMap<Long, Instant> seen = new ConcurrentSkipListMap<>();

    /** @param waited for so long it was known to be missing */
    void seen(long id, Duration waited, Instant now) {
        if (waited.compareTo(LATE) > 0) {
            seen.put(id, now);
        }
    }

    /** The newest of the late ones before this one. */
    List<Long> before(long id) {
        return seen.headMap(id).descendingKeySet().stream().limit(MOST).toList();
    }

    /** Whoever has been away for so long has missed more than this. */
    void forget(Instant now) {
        Instant tooOld = now.minus(KEPT);
        seen.values().removeIf(since -> since.isBefore(tooOld));
    }
}
