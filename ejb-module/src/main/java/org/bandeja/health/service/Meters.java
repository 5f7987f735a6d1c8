package org.bandeja.health.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * Figures about the work of this node, for whoever watches it. Where the server collects figures they are among its own, else they go
 * nowhere. None names a person, a number or a text.
 */
@ApplicationScoped
public class Meters {
    private static final double[] QUANTILES = {0.5, 0.95, 0.99};

    private MeterRegistry registry;
    private final MeterRegistry own = new SimpleMeterRegistry();
    /** Held here: the collector does not hold what it asks. */
    private final Collection<DoubleSupplier> gauges = new ConcurrentLinkedQueue<>();

    private final Map<String, Timer> shares = new ConcurrentHashMap<>();

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

    /** Figures that nobody reads. */
    public static Meters none() {
        return new Meters(new CompositeMeterRegistry());
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

    /** A figure that is looked at when somebody asks. */
    public void gauge(String name, DoubleSupplier value, String... tags) {
        registry.gauge(name, Tags.of(tags), value, DoubleSupplier::getAsDouble);
        gauges.add(value);
    }

    /**
     * How often and how long, and of the last minutes how much of it took no longer than that. The server's collector takes no
     * histograms from applications, so shares are worked out here.
     */
    private void took(String name, Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration; // clocks of nodes differ a little
        registry.timer(name).record(time);
        shares.computeIfAbsent(name, this::share).record(time);
    }

    private Timer share(String name) {
        Timer timer = Timer.builder(name).publishPercentiles(QUANTILES).register(own);
        for (int i = 0; i < QUANTILES.length; i++) {
            int place = i;
            gauge(
                    name + ".quantile.seconds",
                    () -> timer.takeSnapshot().percentileValues()[place].value(TimeUnit.SECONDS),
                    "quantile",
                    String.valueOf(QUANTILES[i]));
        }
        return timer;
    }
}
