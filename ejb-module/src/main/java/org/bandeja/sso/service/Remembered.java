package org.bandeja.sso.service;

import static org.bandeja.sso.rules.SignOnFailed.Kind.UNREACHABLE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bandeja.sso.rules.SignOnFailed;

/**
 * What the provider tells about itself: read by one, for all, once an hour; after a failure not again at once. What is
 * known still counts for its hour when it cannot be read again, and few wait for the one who reads: a provider that hangs
 * must not hold everybody's threads.
 */
final class Remembered<T> {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration NOT_BEFORE = Duration.ofSeconds(3);
    private static final int ONE_READS_OTHERS_WAIT = 5;

    private final Clock clock;
    private final Duration patience;
    private final Supplier<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore room = new Semaphore(ONE_READS_OTHERS_WAIT);
    private volatile Known<T> known;
    private volatile Known<SignOnFailed> failure;

    private record Known<T>(Instant at, T value) {}

    Remembered(Clock clock, Duration patience, Supplier<T> source) {
        this.clock = clock;
        this.patience = patience;
        this.source = source;
    }

    /** @throws SignOnFailed if it cannot be read, or could not a moment ago */
    T get() {
        Known<T> last = known;
        return isYounger(last, FRESH) ? last.value() : read();
    }

    /** Read again, unless it was read a moment ago. */
    T afresh() {
        Known<T> last = known;
        return isYounger(last, NOT_BEFORE) ? last.value() : read();
    }

    private boolean isYounger(Known<?> last, Duration age) {
        return last != null && clock.instant().isBefore(last.at().plus(age));
    }

    private T read() {
        if (!room.tryAcquire()) {
            return withoutWaiting();
        }
        try {
            return readInTurn();
        } finally {
            room.release();
        }
    }

    private T withoutWaiting() {
        Known<T> last = known;
        if (last == null) {
            throw new SignOnFailed(UNREACHABLE, "others wait for the provider");
        }
        return last.value();
    }

    private T readInTurn() {
        try {
            if (!lock.tryLock(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return withoutWaiting();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignOnFailed(UNREACHABLE, "interrupted");
        }
        try {
            return fetched();
        } finally {
            lock.unlock();
        }
    }

    private T fetched() {
        Known<T> last = known;
        if (isYounger(last, NOT_BEFORE)) {
            return last.value();
        }
        if (isYounger(failure, NOT_BEFORE)) {
            throw failure.value();
        }
        try {
            known = new Known<>(clock.instant(), source.get());
            return known.value();
        } catch (SignOnFailed e) {
            failure = new Known<>(clock.instant(), e);
            throw e;
        }
    }
}
