package org.bandeja.health.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Figures about the work of this node, for whoever watches it. Where the server collects figures they are among its own, else they go
 * nowhere. None names a person, a number or a text.
 */
@ApplicationScoped
public class Meters {
    /** What the budgets of a screen and of an alarm are asked of. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(400),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private MeterRegistry registry;

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
        timer("bandeja.delivery.processing", "From a webhook's arrival to the end of its processing")
                .record(notNegative(sinceReceived));
    }

    /** An event was told to the screens of this node. */
    public void pushed(Duration sinceHappened) {
        timer("bandeja.push", "From a change to its telling to the screens of this node")
                .record(notNegative(sinceHappened));
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
        timer("bandeja.graph.send", "How long a call to send takes").record(notNegative(took));
    }

    /** A figure that is looked at when somebody asks. */
    public void gauge(String name, String what, DoubleSupplier value, String... tags) {
        Gauge.builder(name, value::getAsDouble)
                .description(what)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private Timer timer(String name, String what) {
        return Timer.builder(name)
                .description(what)
                .serviceLevelObjectives(STEPS)
                .register(registry);
    }

    /** Clocks of nodes differ a little. */
    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
