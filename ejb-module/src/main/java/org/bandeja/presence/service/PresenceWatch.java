package org.bandeja.presence.service;

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
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.directory.model.AgentId;
import org.bandeja.push.service.PushHub;
import org.bandeja.worker.service.Loop;

/** Notes in the database who has a screen open on this node, and tells colleagues what has become of people. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PresenceWatch {
    /** Costs nothing: who is here is known in memory. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration NOTED_EVERY = Duration.ofSeconds(60);
    private static final Duration SETTLED_EVERY = Duration.ofSeconds(15);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    PushHub hub;

    @Inject
    PresenceDesk desk;

    @Inject
    Clock clock;

    private Set<AgentId> noted = Set.of();
    private Instant notedAt = Instant.EPOCH;
    private Instant settledAt = Instant.EPOCH;
    private final AtomicBoolean rung = new AtomicBoolean();
    private Loop loop;

    @PostConstruct
    void start() {
        loop = new Loop("looking who is there", threads, this::round).start();
    }

    @PreDestroy
    void stop() {
        loop.stop();
    }

    /** Somebody has chosen, or gone. */
    public void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) PresenceChanged changed) {
        rung.set(true);
        loop.wake();
    }

    private Duration round() {
        Set<AgentId> here = hub.agents();
        Instant now = clock.instant();
        boolean somebodyCame = !noted.containsAll(here);
        if (somebodyCame || !now.isBefore(notedAt.plus(NOTED_EVERY))) {
            desk.seen(here);
            noted = here;
            notedAt = now;
        }
        if (somebodyCame || rung.getAndSet(false) || !now.isBefore(settledAt.plus(SETTLED_EVERY))) {
            desk.settle();
            settledAt = now;
        }
        return LOOK_EVERY;
    }
}
