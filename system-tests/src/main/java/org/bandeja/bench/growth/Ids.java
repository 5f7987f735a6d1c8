package org.bandeja.bench.growth;

import java.time.Instant;

/** Ids as Bandeja gives them: sorted by time. */
final class Ids {
    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int BITS = 22;

    private Ids() {}

    /** @param which tells those of the same millisecond apart */
    static long at(Instant time, long which) {
        return time.toEpochMilli() - EPOCH << BITS | which & (1L << BITS) - 1;
    }
}
