package org.bandeja.template.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.template.model.ListedTemplate;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.TemplateSyncs.Reading;
import org.bandeja.template.model.Templates;

/** The steps of reading templates that touch the database, each a transaction of its own; between them WhatsApp is called. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TemplateBook {
    private static final Duration EVERY = Duration.ofHours(1);
    /** WhatsApp answers 200 such calls an hour; what was wanted meanwhile is not worth more. */
    private static final Duration BREATH = Duration.ofSeconds(15);

    /** What was submitted without an answer and is not in the list after that time has not arrived. */
    private static final Duration SURE = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 7;

    /** A reading takes seconds; one that began so long ago has died with its node. */
    private static final Duration LONGEST_READING = Duration.ofMinutes(10);

    @Inject
    TemplateSyncs syncs;

    @Inject
    Templates templates;

    @Inject
    DraftSettling settling;

    @Inject
    Clock clock;

    /** At the start of a node. */
    public void wantAll() {
        syncs.discover(clock.instant());
        syncs.wantAll(clock.instant());
    }

    /** Something about the accounts is different now. */
    public void wantFailed() {
        syncs.wantFailed(clock.instant());
    }

    public void discover() {
        syncs.discover(clock.instant());
    }

    /** When something is to be read at the earliest. */
    public Optional<Instant> earliest() {
        return syncs.earliest();
    }

    public Optional<Reading> claim(String node) {
        Instant now = clock.instant();
        return syncs.claim(node, now, now.minus(LONGEST_READING));
    }

    public void listed(Reading reading, List<ListedTemplate> page) {
        templates.listed(reading.accountId(), page, reading.startedAt());
    }

    /** All pages were read. */
    public void done(Reading reading) {
        Instant now = clock.instant();
        templates.allListed(reading.accountId(), reading.startedAt());
        syncs.done(reading, now.plus(EVERY), now.plus(BREATH));
        if (settling.settle(reading.accountId(), reading.startedAt()) > 0) {
            syncs.want(reading.accountId(), now, SURE);
        }
    }

    /** @param retryAfter how long WhatsApp wants to be left alone */
    public void failed(Reading reading, String failure, Optional<Duration> retryAfter) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(reading.attempts(), MOST_DOUBLINGS));
        Duration longest = wait.compareTo(EVERY) > 0 ? EVERY : wait;
        syncs.failed(
                reading,
                clock.instant()
                        .plus(retryAfter
                                .filter(asked -> asked.compareTo(longest) > 0)
                                .orElse(longest)),
                failure);
    }
}
