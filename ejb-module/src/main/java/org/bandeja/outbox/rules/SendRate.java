package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps sends below WhatsApp's limits instead of running into them: so many messages a second for each number, and for
 * each number and customer one in 6 seconds, of which up to 45 may be borrowed from the future (throughput, 2026-09-11).
 *
 * <p>Counts what this node sends; the limits of WhatsApp itself remain, and its refusals 130429 and 131056 are the
 * truth. May be used by several threads.
 */
public final class SendRate {
    private static final Duration PAIR_INTERVAL = Duration.ofSeconds(6);
    private static final Duration PAIR_BURST = PAIR_INTERVAL.multipliedBy(44); // the 45th goes at once, too
    private static final Duration NUMBER_BURST = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int FIRST_SWEEP = 1024;

    private record Pair(String number, String customer) {}

    /** For each, when all that it has sent is paid back; in the past it is as good as forgotten. */
    private final Map<String, Instant> numbers = new HashMap<>();

    private final Map<Pair, Instant> pairs = new HashMap<>();
    private int sweepAt = FIRST_SWEEP;

    /**
     * Takes a place for one message if both limits allow it; otherwise nothing is taken.
     *
     * @param messagesPerSecond the number's throughput, at least 1
     * @param customer phone number or user id
     * @return zero: send it now; else how long to wait before asking again
     */
    public synchronized Duration take(String number, int messagesPerSecond, String customer, Instant now) {
        requireNonNull(now, "now");
        if (messagesPerSecond < 1) throw new IllegalArgumentException("messagesPerSecond must be positive");
        Pair pair = new Pair(number, customer);
        Instant numberDue = later(numbers.get(number), now);
        Instant pairDue = later(pairs.get(pair), now);
        Duration wait = longer(wait(numberDue, NUMBER_BURST, now), wait(pairDue, PAIR_BURST, now));
        if (wait.isZero()) {
            numbers.put(number, numberDue.plus(SECOND.dividedBy(messagesPerSecond)));
            pairs.put(pair, pairDue.plus(PAIR_INTERVAL));
            sweep(now);
        }
        return wait;
    }

    /** How long one has to wait for this customer alone; nothing is taken. */
    public synchronized Duration pairWait(String number, String customer, Instant now) {
        return wait(later(pairs.get(new Pair(number, customer)), now), PAIR_BURST, now);
    }

    /** How many pairs are remembered: only those that have not paid back yet, and some that wait for the sweep. */
    synchronized int remembered() {
        return pairs.size();
    }

    private static Instant later(Instant due, Instant now) {
        return due == null || due.isBefore(now) ? now : due;
    }

    private static Duration wait(Instant due, Duration burst, Instant now) {
        Duration wait = Duration.between(now, due).minus(burst);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private void sweep(Instant now) {
        if (pairs.size() < sweepAt) return;
        pairs.values().removeIf(due -> !due.isAfter(now));
        sweepAt = Math.max(FIRST_SWEEP, pairs.size() * 2);
    }
}
