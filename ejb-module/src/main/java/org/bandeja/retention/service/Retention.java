package org.bandeja.retention.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** Throws away what is kept for a time only, in small bites; several nodes at once do no harm. */
@Singleton
@Startup
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final int MOST_BITES = 400;
    private static final Duration EVENTS = Duration.ofDays(7);
    private static final Duration STATUSES = Duration.ofDays(7);
    private static final Duration KEYS = Duration.ofHours(24);
    private static final Duration LOGINS = Duration.ofDays(7);
    private static final Duration COUNTERS = Duration.ofHours(25);
    private static final Duration DEVICES = Duration.ofDays(365);
    private static final Duration DELIVERIES = Duration.ofDays(Integer.getInteger("bandeja.deliveries.days", 30));
    private static final Duration AUDIT = Duration.ofDays(Integer.getInteger("bandeja.audit.days", 730));
    private static final Duration INVITATIONS = Duration.ofDays(30);

    @Inject
    Bites bites;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void forget() {
        Instant now = clock.instant();
        forget("events", bites::events, now.minus(EVENTS));
        forget("statuses", bites::statuses, now.minus(STATUSES));
        forget("idempotency keys", bites::keys, now.minus(KEYS));
        forget("logins", bites::logins, now.minus(LOGINS));
        forget("counters of failed logins", bites::signInCounters, now.minus(COUNTERS));
        forget("known devices", bites::knownDevices, now.minus(DEVICES));
        forget("deliveries", bites::deliveries, now.minus(DELIVERIES));
        forget("audit records", bites::audit, now.minus(AUDIT));
        forget("ways to the provider", bites::roundTrips, now);
        forget("links", bites::invitations, now.minus(INVITATIONS));
    }

    private static void forget(String what, ToIntFunction<Instant> bite, Instant before) {
        int gone = 0;
        int last = Bites.SIZE;
        for (int n = 0; n < MOST_BITES && last == Bites.SIZE; n++) {
            last = bite.applyAsInt(before);
            gone += last;
        }
        if (gone > 0) {
            LOG.infof("%d %s were thrown away", gone, what);
        }
    }
}
