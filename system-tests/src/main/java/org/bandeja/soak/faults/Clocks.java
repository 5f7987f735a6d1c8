package org.bandeja.soak.faults;

import java.time.Duration;
import java.time.Instant;

/** WhatsApp's time, which need not be ours. */
final class Clocks {
    private volatile Duration ahead = Duration.ZERO;

    long second() {
        return Instant.now().plus(ahead).getEpochSecond();
    }

    void ahead(Duration by) {
        ahead = by;
    }
}
