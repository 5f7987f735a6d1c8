package org.bandeja.simulator.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.graph.LimitSettings.Window;

/** WhatsApp's limits on sending: throughput of a number, rate to one customer, the 24-hour window. */
public final class Limits {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int RE_ENGAGEMENT = 131047;

    private final Clock clock;
    private final LimitSettings initial;
    private LimitSettings settings;
    private RateLimit throughput;
    private RateLimit pairs;

    public Limits(Clock clock, LimitSettings initial) {
        this.clock = clock;
        this.initial = initial;
        reset();
    }

    public synchronized LimitSettings settings() {
        return settings;
    }

    /** New limits; what was sent so far does not count against them. */
    public synchronized void settle(LimitSettings newSettings) {
        settings = newSettings;
        int perSecond = Math.max(1, newSettings.messagesPerSecond());
        throughput = new RateLimit(Duration.ofSeconds(1).dividedBy(perSecond), perSecond, Duration.ofMillis(100));
        pairs = new RateLimit(Duration.ofSeconds(6), 45, Duration.ofSeconds(1));
    }

    public final synchronized void reset() {
        settle(initial);
    }

    /** @throws GraphError 130429, 131056 or 131047 */
    synchronized void check(String phoneNumberId, Customer customer) {
        Instant now = clock.instant();
        if (settings.messagesPerSecond() > 0 && !throughput.pass(phoneNumberId, now)) {
            throw GraphError.of(130429);
        }
        if (settings.pair() && !pairs.pass(phoneNumberId + " " + customer.key(), now)) {
            throw GraphError.of(131056);
        }
        if (settings.window() == Window.SYNC && !isOpen(phoneNumberId, customer, now)) {
            throw GraphError.of(RE_ENGAGEMENT);
        }
    }

    /** The code with which an accepted message fails later. */
    synchronized OptionalInt laterFailure(String phoneNumberId, Customer customer) {
        boolean fails = settings.window() == Window.ASYNC && !isOpen(phoneNumberId, customer, clock.instant());
        return fails ? OptionalInt.of(RE_ENGAGEMENT) : OptionalInt.empty();
    }

    private boolean isOpen(String phoneNumberId, Customer customer, Instant now) {
        return customer.lastMessageTo(phoneNumberId)
                .map(last -> now.isBefore(last.plus(WINDOW)))
                .orElse(settings.strangers());
    }
}
