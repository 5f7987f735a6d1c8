package org.bandeja.health.service;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.bandeja.health.model.Backlog;
import org.bandeja.health.model.NodeCondition;
import org.bandeja.media.service.MediaStore;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.worker.service.Loop;

/** Looks every ten seconds at how much waits, so that nobody who asks makes the database count. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Watch {
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    BacklogReader reader;

    @Inject
    Meters meters;

    @Inject
    Pulse pulse;

    @Inject
    GraphSight graph;

    @Inject
    OpenScreens screens;

    @Inject
    MediaStore files;

    @Inject
    Health health;

    @Inject
    NodeCondition condition;

    @Inject
    Clock clock;

    /**
     * How it was at one moment.
     *
     * @param backlog empty: the database did not answer
     * @param freeBytes where files of customers lie
     */
    public record Look(Instant at, Optional<Backlog> backlog, long freeBytes) {}

    private volatile Look last;
    private Loop loop;

    @PostConstruct
    void start() {
        gauges();
        condition.ask(this::condition);
        loop = new Loop("counting of what waits", threads, this::look).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    private Duration look() {
        Optional<Backlog> backlog = Optional.empty();
        try {
            backlog = Optional.of(reader.now());
            return EVERY;
        } finally {
            last = new Look(clock.instant(), backlog, files.free());
        }
    }

    /** The last look; empty: there was none yet. */
    public Optional<Look> last() {
        return Optional.ofNullable(last);
    }

    private NodeCondition.Condition condition() {
        Health.State state = health.now();
        Map<String, Object> told = new TreeMap<>();
        told.put("database", reached(state.database()));
        Instant now = clock.instant();
        told.put("whatsapp", graph.isReached().map(Watch::reached).orElse("not asked yet"));
        pulse.since(now).ifPresent(age -> told.put("tailAgeMillis", age.toMillis()));
        last().ifPresent(look -> {
            told.put("filesFreeBytes", look.freeBytes());
            told.put("lookedSecondsAgo", Duration.between(look.at(), now).toSeconds());
            look.backlog().ifPresent(backlog -> tell(backlog, now, told));
        });
        return new NodeCondition.Condition(state.isReady(), told);
    }

    private static void tell(Backlog backlog, Instant now, Map<String, Object> told) {
        told.put("deliveriesWaiting", backlog.deliveries());
        backlog.oldestDelivery()
                .ifPresent(at -> told.put(
                        "oldestDeliverySeconds", Duration.between(at, now).toSeconds()));
        told.put("deliveriesParked", backlog.parked());
        backlog.outbox().forEach((state, count) -> told.put("outbox." + state, count));
        told.put("filesWaiting", backlog.files());
        told.put("numbersRunning", backlog.numbers());
        told.put("numbersStopped", backlog.stopped());
    }

    private static String reached(boolean reached) {
        return reached ? "reached" : "not reached";
    }

    private void gauges() {
        meters.gauge("bandeja.database.up", () -> of(backlog -> 1, 0));
        gauge("bandeja.deliveries.waiting", Backlog::deliveries);
        gauge("bandeja.deliveries.oldest.seconds", backlog -> age(backlog.oldestDelivery()));
        gauge("bandeja.deliveries.parked", Backlog::parked);
        Stream.of(OutboxEntry.State.values())
                .map(Enum::name)
                .forEach(state -> meters.gauge(
                        "bandeja.outbox",
                        () -> of(backlog -> backlog.outbox().getOrDefault(state, 0L), Double.NaN),
                        "state",
                        state.toLowerCase(Locale.ROOT)));
        gauge("bandeja.outbox.late.seconds", backlog -> age(backlog.dueSince()));
        gauge("bandeja.files.waiting", Backlog::files);
        gauge("bandeja.notifications.waiting", Backlog::notifications);
        gauge("bandeja.numbers.running", Backlog::numbers);
        gauge("bandeja.numbers.stopped", Backlog::stopped);
        meters.gauge("bandeja.agents.connected", () -> screens.agents().size());
        meters.gauge("bandeja.screens.connected", screens::screens);
        meters.gauge(
                "bandeja.tail.age.seconds",
                () -> pulse.since(clock.instant()).map(Watch::seconds).orElse(Double.NaN));
        meters.gauge(
                "bandeja.files.free.bytes",
                () -> last().map(look -> (double) look.freeBytes()).orElse(Double.NaN));
        meters.gauge("bandeja.files.kept.free.bytes", files::keptFree);
        meters.gauge(
                "bandeja.graph.reached",
                () -> graph.isReached().map(reached -> reached ? 1.0 : 0.0).orElse(Double.NaN));
    }

    private void gauge(String name, ToDoubleFunction<Backlog> value) {
        meters.gauge(name, () -> of(value, Double.NaN));
    }

    private double of(ToDoubleFunction<Backlog> value, double away) {
        return last().flatMap(Look::backlog).map(value::applyAsDouble).orElse(away);
    }

    private double age(Optional<Instant> since) {
        return since.map(at -> Math.max(0, seconds(Duration.between(at, clock.instant()))))
                .orElse(0.0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
