package org.bandeja.sso.service;

import static org.bandeja.sso.rules.SignOnFailed.Kind.UNREACHABLE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bandeja.sso.rules.SignOnFailed;

/** What the provider tells about itself: read by one, for all, once an hour; after a failure not again at once. */
final class Remembered<T> {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration NOT_BEFORE = Duration.ofSeconds(3);

    private final Clock clock;
    private final Duration patience;
    private final Supplier<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Read<T> last;

    /** @param failure null where there is a value */
    private record Read<T>(Instant at, T value, SignOnFailed failure) {}

    Remembered(Clock clock, Duration patience, Supplier<T> source) {
        this.clock = clock;
        this.patience = patience;
        this.source = source;
    }

    /** @throws SignOnFailed if it cannot be read, or could not a moment ago */
    T get() {
        return given(last != null && isYounger(last, last.failure() == null ? FRESH : NOT_BEFORE) ? last : read());
    }

    /** Read again, unless it was read a moment ago. */
    T afresh() {
        return given(last != null && isYounger(last, NOT_BEFORE) ? last : read());
    }

    private boolean isYounger(Read<T> read, Duration age) {
        return clock.instant().isBefore(read.at().plus(age));
    }

    private static <T> T given(Read<T> read) {
        if (read.failure() != null) {
            throw read.failure();
        }
        return read.value();
    }

    private Read<T> read() {
        try {
            if (!lock.tryLock(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SignOnFailed(UNREACHABLE, "others wait for the provider");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignOnFailed(UNREACHABLE, "interrupted");
        }
        try {
            if (last == null || !isYounger(last, NOT_BEFORE)) {
                last = fetched();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    private Read<T> fetched() {
        try {
            return new Read<>(clock.instant(), source.get(), null);
        } catch (SignOnFailed e) {
            return new Read<>(clock.instant(), null, e);
        }
    }
}
