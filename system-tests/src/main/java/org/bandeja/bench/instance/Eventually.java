package org.bandeja.bench.instance;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for conditions, never for time to pass. */
public final class Eventually {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Eventually() {}

    /** @return whether it came true within the time */
    public static boolean holds(Duration most, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** @throws IllegalStateException if it does not come true within the time */
    public static void require(String what, Duration most, BooleanSupplier condition) {
        if (!holds(most, condition)) {
            throw new IllegalStateException(what + " did not come true within " + most.toSeconds() + " s");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
