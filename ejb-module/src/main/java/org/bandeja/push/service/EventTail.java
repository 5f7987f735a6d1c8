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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.bandeja.health.service.Meters;
import org.bandeja.health.service.Pulse;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.rules.TailPosition;
import org.bandeja.trace.model.Trace;
import org.bandeja.worker.service.Loop;
import org.jboss.logging.Logger;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.dispatcher.CommandDispatcherFactory;

/**
 * Carries committed events to the screens of this node: woken by its own commits and by the other nodes at theirs, and
 * looking by itself besides. The rows are the truth; the wake-up only saves the wait.
 */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventTail {
    private static final Logger LOG = Logger.getLogger(EventTail.class);
    private static final int MOST = 500;
    /** What comes within so short a time shares one look. */
    private static final Duration BURST = Duration.ofMillis(8);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(20);
    private static final Duration UNTIL_WOKEN = Duration.ofMinutes(1);

    @Resource
    ManagedThreadFactory threads;

    /** The server's own: of a server that is alone, too. */
    @Resource(lookup = "java:jboss/clustering/server/command-dispatcher-factory/default")
    CommandDispatcherFactory<GroupMember> group;

    @Inject
    PushReader reader;

    @Inject
    LateEvents late;

    @Inject
    PushHub hub;

    @Inject
    Clock clock;

    @Inject
    Pulse pulse;

    @Inject
    Meters meters;

    private TailPosition position;
    private boolean unknownTold;
    private Loop loop;
    private Loop checks;
    private Loop calls;
    private OtherNodes others;
    private final AtomicBoolean news = new AtomicBoolean();

    @PostConstruct
    void start() {
        loop = new Loop("pushing of events", threads, this::round).start();
        checks = new Loop("checking of screens", threads, this::check).start();
        others = new OtherNodes(group, this);
        calls = new Loop("waking of other nodes", threads, this::call).start();
    }

    @PreDestroy
    void stop() {
        calls.stop();
        others.leave();
        checks.stop();
        loop.stop();
    }

    /** There are new events. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) InboxChanged change) {
        loop.wake();
        news.set(true);
        calls.wake();
    }

    /** There are new events of another node. Never blocks. */
    void wokenByAnother() {
        loop.wake();
    }

    private Duration round() {
        if (position == null) {
            position = reader.begin();
            hub.begins(position.last());
        }
        List<InboxEvent> events = reader.next(position, MOST);
        noteLate(events);
        List<InboxEvent> passed = hub.tell(events);
        Instant now = clock.instant();
        events.forEach(event -> {
            position.seen(event.id(), now);
            meters.pushed(Duration.between(event.at(), now));
            told(event, now);
        });
        count(passed, events);
        pulse.beat(now);
        position.forget(now);
        late.forget(now);
        if (!events.isEmpty()) {
            LockSupport.parkNanos(BURST.toNanos());
        }
        return events.size() >= MOST ? Duration.ZERO : LOOK_EVERY;
    }

    /** Before it is told: a screen that joins meanwhile hears of it here or there. That somebody writes nobody misses. */
    private void noteLate(List<InboxEvent> events) {
        Instant now = clock.instant();
        events.stream()
                .filter(event -> !event.isOfTyping())
                .forEach(event -> late.seen(event.id(), position.waited(event.id(), now), position.last(), now));
    }

    private static void told(InboxEvent event, Instant now) {
        if (Trace.isTold()) {
            Trace.during(
                    event.trace(),
                    () -> Trace.tell(
                            "event %d, %s, was told to the screens of this node after %d ms",
                            event.id(),
                            event.type().wireName(),
                            Duration.between(event.at(), now).toMillis()));
        }
    }

    /** What this node has no word for is told in the log once; how often it came, the figures say. */
    private void count(List<InboxEvent> passed, List<InboxEvent> events) {
        List<InboxEvent> unknown = events.stream()
                .filter(event -> event.type() == EventType.UNKNOWN)
                .toList();
        if (!unknown.isEmpty() && !unknownTold) {
            unknownTold = true;
            LOG.warnf(
                    "event %d is of a kind that this version does not know, so a newer one runs on the same database; screens are told what can"
                            + " be told of such events, or to load again",
                    unknown.get(0).id());
        }
        long unreadable = passed.stream()
                .filter(event -> event.type() != EventType.UNKNOWN)
                .count();
        meters.passedOver(unknown.size(), unreadable);
    }

    /** On a thread of its own: a node that hangs may hold up who calls it. */
    private Duration call() throws IOException {
        if (news.getAndSet(false)) {
            others.wake();
            LockSupport.parkNanos(BURST.toNanos());
        }
        return UNTIL_WOKEN;
    }

    private Duration check() {
        hub.check();
        return CHECK_EVERY;
    }
}
