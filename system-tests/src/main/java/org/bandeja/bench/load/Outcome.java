package org.bandeja.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a load was answered, request by request.
 *
 * @param statuses of each request in its order; {@link #NO_ANSWER} where the connection broke, {@link #NOT_SENT} where
 *     the time was over
 * @param due when each request had to leave ({@link System#nanoTime()})
 * @param answered when its answer was there
 */
public record Outcome(int[] statuses, long[] due, long[] answered, Duration took) {
    public static final int NOT_SENT = -1;
    public static final int NO_ANSWER = 0;

    public int count(int status) {
        return (int) Arrays.stream(statuses).filter(found -> found == status).count();
    }

    /** How often each status came, without what was not sent. */
    public Map<Integer, Integer> byStatus() {
        Map<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(statuses)
                .filter(status -> status != NOT_SENT)
                .forEach(status -> counts.merge(status, 1, Integer::sum));
        return counts;
    }

    /** Answers with this status a second. */
    public double rate(int status) {
        return count(status) / (took.toNanos() / 1e9);
    }

    /** From the moment at which each was due to its answer; of all that were answered at all. */
    public Latencies latencies() {
        Latencies latencies = new Latencies();
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] > NO_ANSWER) {
                latencies.add(answered[i] - due[i]);
            }
        }
        return latencies;
    }
}
