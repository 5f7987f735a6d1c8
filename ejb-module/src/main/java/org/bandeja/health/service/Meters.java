package org.bandeja.health.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;

/**
 * Figures about the work of this node, for whoever watches it. Where the server collects figures they are among its own, else they go
 * nowhere. None names a person, a number or a text.
 */
@ApplicationScoped
public class Meters {
    /** Bounds, in seconds, of what budgets and alarms ask. */
    private static final double[] BOUNDS = {0.025, 0.05, 0.1, 0.2, 0.4, 1, 5, 30, 300};

    private static final double NANOS = 1e9;

    private MeterRegistry registry;
    /** Held here: the collector does not hold what it asks. */
    private final Collection<DoubleSupplier> asked = new ConcurrentLinkedQueue<>();

    /** For the container's proxy. */
    protected Meters() {}

    /** @param server what it collects figures with; it offers the same one once for each part of the application */
    @Inject
    public Meters(Instance<MeterRegistry> server) {
        this(server.stream().findFirst().orElseGet(CompositeMeterRegistry::new));
    }

    /** @param registry where the figures go */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * This application ends: another one in its place begins anew, and nobody asks this one any more. What the server knows by this
     * registry are our own figures only.
     */
    @PreDestroy
    void end() {
        registry.getMeters().forEach(registry::remove);
        asked.clear();
    }

    /** A webhook was answered. */
    public void answered(int status) {
        registry.counter("bandeja.webhooks", "status", String.valueOf(status)).increment();
    }

    /**
     * A delivery was looked at.
     *
     * @param outcome done, failed (and is tried again) or parked
     * @param sinceReceived how long after it came
     */
    public void processed(String outcome, Duration sinceReceived) {
        registry.counter("bandeja.deliveries", "outcome", outcome).increment();
        took("bandeja.delivery.processing", sinceReceived);
    }

    /** An event was told to the screens of this node. */
    public void pushed(Duration sinceHappened) {
        took("bandeja.push", sinceHappened);
    }

    /**
     * Events were not told as they should be.
     *
     * @param unknown so many are of a kind that this version does not know
     * @param unreadable of so many could not be read what they speak of
     */
    public void passedOver(long unknown, long unreadable) {
        registry.counter("bandeja.events.passed", "why", "unknown").increment(unknown);
        registry.counter("bandeja.events.passed", "why", "unreadable").increment(unreadable);
    }

    /**
     * A message was given to WhatsApp, or not.
     *
     * @param result accepted, refused, not_reached or uncertain
     * @param errorClass of what was refused, else none
     */
    public void sent(String result, String errorClass, Duration took) {
        registry.counter("bandeja.sent", "result", result, "error_class", errorClass.toLowerCase(Locale.ROOT))
                .increment();
        took("bandeja.graph.send", took);
    }

    /**
     * Agents were told of messages that these may not have arrived.
     *
     * @param messages how many; with 0 the figure is there before it grows, or the first of them would not be seen to be more
     */
    public void doubted(long messages) {
        registry.counter("bandeja.doubts").increment(messages);
    }

    /** A figure that is looked at when somebody asks. */
    public void gauge(String name, DoubleSupplier value, String... tags) {
        // Not by its builder: what is made so the server's registry keeps to itself.
        registry.gauge(name, Tags.of(tags), value, DoubleSupplier::getAsDouble);
        asked.add(value);
    }

    /**
     * How often and how long, and how much of it took no longer than each bound. The server's collector takes no histograms from
     * applications: these are counters with what a histogram has, and are asked as one.
     */
    private void took(String name, Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration; // clocks of nodes differ a little
        registry.timer(name).record(time);
        double seconds = time.toNanos() / NANOS;
        for (double bound : BOUNDS) {
            if (seconds <= bound) {
                registry.counter(name + ".within", "le", String.valueOf(bound)).increment();
            }
        }
        registry.counter(name + ".within", "le", "+Inf").increment();
    }
}
