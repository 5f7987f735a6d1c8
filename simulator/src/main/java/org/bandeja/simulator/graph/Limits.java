package org.bandeja.simulator.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<Integer, RateLimit> throughputs = new HashMap<>();
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
        throughputs.clear();
        pairs = new RateLimit(Duration.ofSeconds(6), 45, Duration.ofSeconds(1));
    }

    public final synchronized void reset() {
        settle(initial);
    }

    /**
     * @param template whether it may be sent outside the 24 hours
     * @param ownThroughput of the number, if it has another than all
     * @throws GraphError 130429, 131056 or 131047
     */
    synchronized void check(String phoneNumberId, Customer customer, boolean template, OptionalInt ownThroughput) {
        Instant now = clock.instant();
        if (!passes(phoneNumberId, ownThroughput.orElse(settings.messagesPerSecond()), now)) {
            throw GraphError.of(130429);
        }
        if (settings.pair() && !pairs.pass(phoneNumberId + " " + customer.key(), now)) {
            throw GraphError.of(131056);
        }
        if (settings.window() == Window.SYNC && !template && !isOpen(phoneNumberId, customer, now)) {
            throw GraphError.of(RE_ENGAGEMENT);
        }
    }

    private boolean passes(String phoneNumberId, int perSecond, Instant now) {
        if (perSecond == 0) {
            return true;
        }
        RateLimit limit = throughputs.computeIfAbsent(
                perSecond, most -> new RateLimit(Duration.ofSeconds(1).dividedBy(most), most, Duration.ofMillis(100)));
        return limit.pass(phoneNumberId, now);
    }

    /** The code with which an accepted message fails later. */
    synchronized OptionalInt laterFailure(String phoneNumberId, Customer customer, boolean template) {
        boolean fails =
                settings.window() == Window.ASYNC && !template && !isOpen(phoneNumberId, customer, clock.instant());
        return fails ? OptionalInt.of(RE_ENGAGEMENT) : OptionalInt.empty();
    }

    private boolean isOpen(String phoneNumberId, Customer customer, Instant now) {
        return customer.lastMessageTo(phoneNumberId)
                .map(last -> now.isBefore(last.plus(WINDOW)))
                .orElse(settings.strangers());
    }
}
