package org.bandeja.soak.faults;

import java.time.Duration;

/**
 * Something that breaks, and is whole again.
 *
 * @param lasts in a long run
 * @param shortly in a short one
 */
public record Fault(String name, Duration lasts, Duration shortly, Runnable begin, Runnable end) {
    public static Fault of(String name, int seconds, Runnable begin, Runnable end) {
        return new Fault(name, Duration.ofSeconds(seconds), Duration.ofSeconds(seconds), begin, end);
    }
}
