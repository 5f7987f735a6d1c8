package org.bandeja.system.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has to become true, and no longer. */
public final class Eventually {
    /** Only what is wrong takes so long: a busy machine has its moments. */
    private static final Duration USUAL = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(30);

    private Eventually() {}

    /** @throws AssertionError if it does not hold within a minute */
    public static void holds(String what, BooleanSupplier condition) {
        holds(what, USUAL, condition);
    }

    /** @throws AssertionError if it does not hold in time */
    public static void holds(String what, Duration within, BooleanSupplier condition) {
        found(what, within, () -> Optional.of(what).filter(name -> condition.getAsBoolean()));
    }

    /** @throws AssertionError if it is not found within a minute */
    public static <T> T found(String what, Supplier<Optional<T>> search) {
        return found(what, USUAL, search);
    }

    /** @throws AssertionError if it is not found in time */
    public static <T> T found(String what, Duration within, Supplier<Optional<T>> search) {
        Instant end = Instant.now().plus(within);
        while (true) {
            Optional<T> result = search.get();
            if (result.isPresent()) {
                return result.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** The assertions hold in the end; if not, the last failure is told. */
    public static void passes(Runnable assertions) {
        Instant end = Instant.now().plus(USUAL);
        while (true) {
            try {
                assertions.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }
}
