package org.bandeja.push.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a node has read the events. Ids are given at the insert and can be seen after the commit, so that a lower id
 * may come after a higher one: what is missing is looked for again until it has come, or is older than any transaction
 * can be (then it was rolled back).
 */
public final class TailPosition {
    /** More than so many are not looked for: the oldest are given up. */
    public static final int MOST_GAPS = 5_000;

    private final Duration longestTransaction;
    private final TreeMap<Long, Instant> gaps = new TreeMap<>();
    private long last;

    /** @param last the highest id that was there when reading began */
    public TailPosition(long last, Duration longestTransaction) {
        this.last = last;
        this.longestTransaction = longestTransaction;
    }

    /** The highest id seen. */
    public long last() {
        return last;
    }

    /** Ids below {@link #last()} that have not been seen and may still come. */
    public List<Long> gaps() {
        return List.copyOf(gaps.keySet());
    }

    /** For how long it is known that this one is missing; zero where it is not. */
    public Duration waited(long id, Instant now) {
        Instant since = gaps.get(id);
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }

    /** An event was read: a new one, or one that fills a gap. */
    public void seen(long id, Instant now) {
        if (id <= last) {
            gaps.remove(id);
            return;
        }
        for (long missing = Math.max(last + 1, id - MOST_GAPS); missing < id; missing++) {
            gaps.put(missing, now);
        }
        last = id;
    }

    /** An id below {@link #last()} that was not there when reading began. */
    public void missing(long id, Instant now) {
        gaps.putIfAbsent(id, now);
    }

    /** Gives up what cannot come any more. */
    public void forget(Instant now) {
        Instant tooOld = now.minus(longestTransaction);
        gaps.values().removeIf(since -> since.isBefore(tooOld));
        while (gaps.size() > MOST_GAPS) {
            Map.Entry<Long, Instant> oldest = gaps.firstEntry();
            gaps.remove(oldest.getKey());
        }
    }
}
