package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the accounts at hand, so that nothing asks the database for each delivery or message. {@link AccountWatch} reads them anew
 * every few seconds, for changes on other nodes, and after each change on this one.
 */
@ApplicationScoped
public class AccountBook {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile OpenAccounts last = OpenAccounts.NONE;
    private volatile Instant readAt = Instant.MIN;

    @Inject
    AccountReader reader;

    @Inject
    Clock clock;

    /** As they are: read now, if they have never been or have changed since on this node. */
    OpenAccounts current() {
        if (readAt.equals(Instant.MIN)) {
            read();
        }
        return last;
    }

    /** As they were last read, without any look at the database. */
    OpenAccounts last() {
        return last;
    }

    /** Whether they have been read at all since the start. */
    boolean isKnown() {
        return last != OpenAccounts.NONE;
    }

    /** What changes while they are being read is read once more by the next who asks. */
    void read() {
        reading.lock();
        try {
            long before = changes.get();
            Instant now = clock.instant();
            last = reader.read();
            readAt = changes.get() == before ? now : Instant.MIN;
        } finally {
            reading.unlock();
        }
    }

    /** They have changed: the next who asks gets them anew. */
    void forget() {
        changes.incrementAndGet();
        readAt = Instant.MIN;
    }

    /**
     * Reads them, unless that was just done.
     *
     * @param seen what {@link #last()} was before
     * @return whether it is another now, whoever has read it
     */
    boolean isNewerThan(OpenAccounts seen, Duration age) {
        readIfOlderThan(age);
        return last != seen;
    }

    /**
     * Reads them, unless that was just done; waits for who is doing it.
     *
     * @return whether they were read
     */
    boolean readIfOlderThan(Duration age) {
        Instant seen = readAt;
        boolean fresh = !seen.equals(Instant.MIN) && clock.instant().isBefore(seen.plus(age));
        if (fresh || !takeTurn()) {
            return false;
        }
        try {
            if (readAt.equals(seen)) {
                read();
            }
            return true;
        } finally {
            reading.unlock();
        }
    }

    private boolean takeTurn() {
        try {
            return reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
