package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bandeja.notice.service.NoticeBoard;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.whatsapp.model.WhatsAppAccount;
import org.bandeja.whatsapp.model.WhatsAppAccounts;
import org.jboss.logging.Logger;

/**
 * Numbers that WhatsApp takes nothing from: they stop, with all of their account where the reason is the account's, keep their queue and
 * run again when a message that tried them has gone through. Administrators are told of both. Several numbers are locked in the
 * order of their ids, after the conversation.
 */
@ApplicationScoped
class Channels {
    private static final Logger LOG = Logger.getLogger(Channels.class);

    @Inject
    BusinessNumbers numbers;

    @Inject
    Outbox outbox;

    @Inject
    WhatsAppAccounts accounts;

    @Inject
    NoticeBoard board;

    @Inject
    Event<OutboxChanged> changed;

    /** WhatsApp refuses everything from this number. */
    void stop(NumberId id, int code, Instant now) {
        for (NumberId concerned : concerned(id, code)) {
            BusinessNumber number = numbers.lock(concerned);
            if (concerned.equals(id) || number.stoppedBecauseOf().isEmpty()) {
                board.stopped(number, accountOf(number), code, now);
                if (number.stop(code, now)) {
                    LOG.errorf("number %s is stopped by WhatsApp error %d", concerned.text(), code);
                }
            }
        }
    }

    /** What WhatsApp has just said of a message proves that its number works, if the message tried it. */
    void proved(OutboxEntry entry, Instant now) {
        boolean proves = numbers.find(entry.number())
                .filter(number -> entry.claimedAt().filter(number::isTriedBy).isPresent())
                .isPresent();
        if (proves) {
            run(entry.number(), now);
        }
    }

    /** It works again, and what was stopped for the same account's sake with it. */
    void run(NumberId id, Instant now) {
        Optional<BusinessNumber> stopped =
                numbers.find(id).filter(number -> number.stoppedBecauseOf().isPresent());
        if (stopped.isEmpty()) {
            return;
        }
        for (NumberId concerned : concerned(id, stopped.get().stoppedBecauseOf().getAsInt())) {
            BusinessNumber number = numbers.lock(concerned);
            boolean alike = number.stoppedBecauseOf().isPresent()
                    && (concerned.equals(id)
                            || ErrorCatalogue.concernsAccount(
                                    number.stoppedBecauseOf().getAsInt()));
            if (alike) {
                runAlone(number, now);
            }
        }
    }

    /** This one works again, whatever becomes of others; the caller has locked it. */
    void runAlone(BusinessNumber number, Instant now) {
        board.runs(number, now);
        number.run();
        LOG.infof("number %s sends again", number.id().text());
        outbox.release(number.id(), now);
        changed.fire(new OutboxChanged());
    }

    /** Messages of this number fail for a reason that administrators should know; told once an hour. */
    void tell(NumberId id, int code, Instant now) {
        numbers.find(id)
                .ifPresent(number ->
                        board.limited(number, accountOf(number), code, now.truncatedTo(ChronoUnit.HOURS), now));
    }

    private String accountOf(BusinessNumber number) {
        return number.account()
                .flatMap(accounts::find)
                .map(WhatsAppAccount::wabaId)
                .orElse("");
    }

    private List<NumberId> concerned(NumberId id, int code) {
        return ErrorCatalogue.concernsAccount(code) ? numbers.ofSameAccount(id) : List.of(id);
    }
}
