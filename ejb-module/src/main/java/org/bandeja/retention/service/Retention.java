package org.bandeja.retention.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.bandeja.outbox.model.IdempotencyKeys;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.webhook.model.Deliveries;
import org.jboss.logging.Logger;

/** Throws away what is kept for a time only, in small bites; several nodes at once do no harm. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int A_BITE = 5_000;
    private static final Duration EVENTS = Duration.ofDays(7);
    private static final Duration STATUSES = Duration.ofDays(7);
    private static final Duration KEYS = Duration.ofHours(24);
    private static final Duration DELIVERIES = Duration.ofDays(Integer.getInteger("bandeja.deliveries.days", 30));

    @Inject
    InboxEvents events;

    @Inject
    UnmatchedStatuses statuses;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Deliveries deliveries;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void forget() {
        Instant now = clock.instant();
        forget("events", events::forgetBefore, now.minus(EVENTS));
        forget("statuses", statuses::forgetBefore, now.minus(STATUSES));
        forget("idempotency keys", keys::forgetBefore, now.minus(KEYS));
        forget("deliveries", deliveries::forgetBefore, now.minus(DELIVERIES));
    }

    private static void forget(String what, BiFunction<Instant, Integer, Integer> bite, Instant before) {
        int gone = bite.apply(before, A_BITE);
        if (gone > 0) {
            LOG.debugf("%d %s were thrown away", gone, what);
        }
    }
}
