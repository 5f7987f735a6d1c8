package org.bandeja.retention.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.attendant.model.Dialogs;
import org.bandeja.audit.model.AuditRecords;
import org.bandeja.autotext.model.AutoTexts;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageRemoval;
import org.bandeja.conversation.model.PendingChanges;
import org.bandeja.login.model.AccessTokens;
import org.bandeja.login.model.Invitations;
import org.bandeja.login.model.KnownDevices;
import org.bandeja.login.model.SignInCounters;
import org.bandeja.media.model.DoomedFiles;
import org.bandeja.media.model.Media;
import org.bandeja.media.model.Medias;
import org.bandeja.outbox.model.IdempotencyKeys;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.push.model.InboxEvents;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.sso.model.RoundTrips;
import org.bandeja.webhook.model.Deliveries;

/** Throws away a few rows in a transaction of its own, so that nobody waits for it. Each says how many there were. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Bites {
    /** The most rows of one bite. */
    static final int SIZE = 2_000;

    /** The most files of one bite. */
    static final int FILES = 200;

    private static final int MESSAGES = 500;

    @Inject
    InboxEvents events;

    @Inject
    UnmatchedStatuses statuses;

    @Inject
    IdempotencyKeys keys;

    @Inject
    AccessTokens tokens;

    @Inject
    PendingChanges changes;

    @Inject
    SignInCounters signInCounters;

    @Inject
    KnownDevices knownDevices;

    @Inject
    Deliveries deliveries;

    @Inject
    AuditRecords audit;

    @Inject
    KeptTimes times;

    @Inject
    MessageRemoval removal;

    @Inject
    Medias medias;

    @Inject
    DoomedFiles doomed;

    @Inject
    Clock clock;

    @Inject
    Invitations invitations;

    @Inject
    RoundTrips roundTrips;

    @Inject
    Dialogs dialogs;

    @Inject
    AutoTexts autoTexts;

    public int events(Instant before) {
        return events.forgetBefore(before, SIZE);
    }

    public int typing(Instant before) {
        return events.forgetTypingBefore(before, SIZE);
    }

    public int statuses(Instant before) {
        return statuses.forgetBefore(before, SIZE);
    }

    /** What happened to messages that never came. */
    public int changes(Instant before) {
        return changes.forgetBefore(before, SIZE);
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

    /** How long an administrator wants things to be kept. */
    public Map<KeptThing, Optional<Integer>> times() {
        return times.all();
    }

    /**
     * Of a conversation that was completed before this time some messages, with their files; its history stays.
     *
     * @return whether there may be more to remove
     */
    public boolean messages(Instant before) {
        Optional<ConversationId> old = removal.lockOldForSystem(before);
        old.ifPresent(conversation -> {
            Instant now = clock.instant();
            List<Long> some = removal.firstOfForSystem(conversation, MESSAGES);
            if (!some.isEmpty()) {
                doomed.add(medias.removeUnnamedForSystem(removal.removeForSystem(some)), now);
            }
            if (some.size() < MESSAGES) {
                removal.removedForSystem(conversation, now);
            }
        });
        return old.isPresent();
    }

    /** Files that came before this time; their messages say that they are not kept any more. @return how many there were */
    public int media(Instant before) {
        List<Media> old = medias.lockOldForSystem(before, FILES);
        doomed.add(old.stream().flatMap(file -> file.drop().stream()).toList(), clock.instant());
        return old.size();
    }

    public int audit(Instant before) {
        return audit.forgetBefore(before, SIZE);
    }

    /** Links that ran out before this time, used or not. */
    public int invitations(Instant before) {
        return invitations.forgetBefore(before, SIZE);
    }

    /** Dialogs of attendants that began before this time and are over. */
    public int dialogs(Instant before) {
        return dialogs.forgetBefore(before, SIZE);
    }

    /** What was said by itself in service windows that closed before this time. */
    public int autoTexts(Instant before) {
        return autoTexts.forgetSaidBefore(before, SIZE);
    }

    /** Browsers that did not come back from the provider. */
    public int roundTrips(Instant before) {
        return roundTrips.forgetBefore(before, SIZE);
    }
}
