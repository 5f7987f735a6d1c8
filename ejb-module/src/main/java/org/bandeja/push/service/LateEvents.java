package org.bandeja.push.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    /** So far another node may have been when this one saw it. */
    private static final int APART = 100;

    private final ConcurrentSkipListMap<Long, Late> seen = new ConcurrentSkipListMap<>();

    /** @param among the newest event that had been seen before: a screen that has seen later ones was told this one before them */
    private record Late(long among, Instant at) {}

    /** @param waited for so long it was known to be missing */
    void seen(long id, Duration waited, long among, Instant now) {
        if (waited.compareTo(LATE) > 0) {
            seen.put(id, new Late(among, now));
        }
    }

    /** Those before this one that came when it had been seen already; the newest ones of very many. */
    List<Long> before(long id) {
        return seen.headMap(id).descendingMap().entrySet().stream()
                .filter(late -> id <= late.getValue().among() + APART)
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whoever has been away for so long has missed more than this. */
    void forget(Instant now) {
        Instant tooOld = now.minus(KEPT);
        seen.values().removeIf(late -> late.at().isBefore(tooOld));
    }
}
