package org.bandeja.retention.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.trace.model.Wordless;
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
    private static final Duration TYPING = Duration.ofMinutes(1);
    private static final Duration STATUSES = Duration.ofDays(7);
    private static final Duration KEYS = Duration.ofHours(24);
    private static final Duration LOGINS = Duration.ofDays(7);
    private static final Duration COUNTERS = Duration.ofHours(25);
    private static final Duration DEVICES = Duration.ofDays(365);
    private static final Duration INVITATIONS = Duration.ofDays(30);
    private static final Duration DIALOGS = Duration.ofDays(7);

    @Inject
    Bites bites;

    @Inject
    Clock clock;

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void forget() {
        Instant now = clock.instant();
        forget("events", bites::events, now.minus(EVENTS));
        forget("events of typing", bites::typing, now.minus(TYPING));
        forget("statuses", bites::statuses, now.minus(STATUSES));
        forget("changes of messages that never came", bites::changes, now.minus(STATUSES));
        forget("idempotency keys", bites::keys, now.minus(KEYS));
        forget("logins", bites::logins, now.minus(LOGINS));
        forget("counters of failed logins", bites::signInCounters, now.minus(COUNTERS));
        forget("known devices", bites::knownDevices, now.minus(DEVICES));
        forget("ways to the provider", bites::roundTrips, now);
        forget("links", bites::invitations, now.minus(INVITATIONS));
        forget("dialogs", bites::dialogs, now.minus(DIALOGS));
        forget("notes of what was said by itself", bites::autoTexts, now);
        Map<KeptThing, Optional<Integer>> times = bites.times();
        before(KeptThing.DELIVERIES, times, now).ifPresent(time -> forget("deliveries", bites::deliveries, time));
        before(KeptThing.AUDIT, times, now).ifPresent(time -> forget("audit records", bites::audit, time));
        before(KeptThing.MEDIA, times, now).ifPresent(time -> forget("files", bites::media, Bites.FILES, time));
        before(KeptThing.MESSAGES, times, now).ifPresent(this::forgetMessages);
    }

    private static Optional<Instant> before(KeptThing thing, Map<KeptThing, Optional<Integer>> times, Instant now) {
        return times.get(thing).map(days -> now.minus(Duration.ofDays(days)));
    }

    private void forgetMessages(Instant before) {
        goingOn("messages", () -> {
            int bitten = 0;
            while (bitten < MOST_BITES && bites.messages(before)) {
                bitten++;
            }
            if (bitten > 0) {
                LOG.infof("old messages were thrown away, in %d steps", bitten);
            }
        });
    }

    private static void forget(String what, ToIntFunction<Instant> bite, Instant before) {
        forget(what, bite, Bites.SIZE, before);
    }

    private static void forget(String what, ToIntFunction<Instant> bite, int size, Instant before) {
        goingOn(what, () -> {
            int gone = 0;
            int last = size;
            for (int n = 0; n < MOST_BITES && last == size; n++) {
                last = bite.applyAsInt(before);
                gone += last;
            }
            if (gone > 0) {
                LOG.infof("%d %s were thrown away", gone, what);
            }
        });
    }

    /** What cannot be thrown away keeps nothing else: each is tried again at the next time. */
    private static void goingOn(String what, Runnable work) {
        try {
            work.run();
        } catch (EJBException e) {
            LOG.errorf(Wordless.of(e), "old %s could not be thrown away", what);
        }
    }
}
