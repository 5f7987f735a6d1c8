package org.bandeja.bench.load;

import java.util.Arrays;

/** Durations and their percentiles. Any thread may add. */
public final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    public synchronized void addAll(Latencies others) {
        Arrays.stream(others.sorted()).forEach(this::add);
    }

    public synchronized int count() {
        return count;
    }

    private synchronized long[] sorted() {
        long[] all = Arrays.copyOf(nanos, count);
        Arrays.sort(all);
        return all;
    }

    /**
     * @param percent such as 99
     * @return milliseconds within which so many of a hundred ended; not a number when there are none
     */
    public double percentile(double percent) {
        long[] all = sorted();
        if (all.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * all.length);
        return all[Math.max(0, rank - 1)] / 1e6;
    }
}
