package org.bandeja.retention.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.SignInCounters;
import org.bandeja.outbox.model.IdempotencyKeys;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.sso.model.RoundTrips;
import org.bandeja.webhook.model.Deliveries;

/** Throws away a few rows in a transaction of its own, so that nobody waits for it. Each says how many there were. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Bites {
    /** The most rows of one bite. */
    static final int SIZE = 2_000;

    @Inject
    InboxEvents events;

    @Inject
    UnmatchedStatuses statuses;

    @Inject
    IdempotencyKeys keys;

    @Inject
    AccessTokens tokens;

    @Inject
    SignInCounters signInCounters;

    @Inject
    KnownDevices knownDevices;

    @Inject
    Deliveries deliveries;

    @Inject
    AuditRecords audit;

    @Inject
    Invitations invitations;

    @Inject
    RoundTrips roundTrips;

    public int events(Instant before) {
        return events.forgetBefore(before, SIZE);
    }

    public int statuses(Instant before) {
        return statuses.forgetBefore(before, SIZE);
    }

    public int keys(Instant before) {
        return keys.forgetBefore(before, SIZE);
    }

    /** Logins that ended before this time; personal access tokens stay. */
    public int logins(Instant before) {
        return tokens.forgetLoginsBefore(before, SIZE);
    }

    public int signInCounters(Instant before) {
        return signInCounters.forgetBefore(before, SIZE);
    }

    /** Browsers that nobody signed in with since. */
    public int knownDevices(Instant before) {
        return knownDevices.forgetBefore(before, SIZE);
    }

    /** What was processed; what is parked stays until somebody has looked. */
    public int deliveries(Instant before) {
        return deliveries.forgetBefore(before, SIZE);
    }

    public int audit(Instant before) {
        return audit.forgetBefore(before, SIZE);
    }

    /** Links that ran out before this time, used or not. */
    public int invitations(Instant before) {
        return invitations.forgetBefore(before, SIZE);
    }

    /** Browsers that did not come back from the provider. */
    public int roundTrips(Instant before) {
        return roundTrips.forgetBefore(before, SIZE);
    }
}
