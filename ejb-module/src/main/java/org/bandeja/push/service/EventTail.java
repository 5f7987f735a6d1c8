package org.bandeja.push.service;

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
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.health.service.Meters;
import org.bandeja.health.service.Pulse;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.rules.TailPosition;
import org.bandeja.worker.service.Loop;

/**
 * Carries committed events to the screens of this node: woken by this node's commits, looking by itself for those of
 * others. The rows are the truth; the wake-up only saves the wait.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventTail {
    private static final int MOST = 500;
    /** What comes within so short a time shares one look. */
    private static final Duration BURST = Duration.ofMillis(8);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(20);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    PushReader reader;

    @Inject
    PushHub hub;

    @Inject
    Clock clock;

    @Inject
    Pulse pulse;

    @Inject
    Meters meters;

    private TailPosition position;
    private Loop loop;
    private Loop checks;

    @PostConstruct
    void start() {
        loop = new Loop("pushing of events", threads, this::round).start();
        checks = new Loop("checking of screens", threads, this::check).start();
    }

    @PreDestroy
    void stop() {
        checks.stop();
        loop.stop();
    }

    /** There are new events. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) InboxChanged change) {
        loop.wake();
    }

    private Duration round() {
        if (position == null) {
            position = reader.begin();
        }
        List<InboxEvent> events = reader.next(position, MOST);
        hub.tell(events);
        Instant now = clock.instant();
        events.forEach(event -> {
            position.seen(event.id(), now);
            meters.pushed(Duration.between(event.at(), now));
        });
        pulse.beat(now);
        position.forget(now);
        if (!events.isEmpty()) {
            LockSupport.parkNanos(BURST.toNanos());
        }
        return events.size() >= MOST ? Duration.ZERO : LOOK_EVERY;
    }

    private Duration check() {
        hub.check();
        return CHECK_EVERY;
    }
}
