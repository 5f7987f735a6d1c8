package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.Messages;
import org.bandeja.outbox.model.Attempt;
import org.bandeja.outbox.model.Attempts;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.outbox.rules.CallbackData;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorClass;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.outbox.rules.RetrySchedule;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.template.service.TemplateGate;
import org.jboss.logging.Logger;

/**
 * What becomes of a message that WhatsApp did not take, or could not deliver: it waits for another attempt, or it fails. The caller holds
 * the conversation's lock.
 */
@ApplicationScoped
class Failures {
    /** WhatsApp: more than 24 hours since the customer's last message. */
    private static final int WINDOW_CLOSED_SAYS_WHATSAPP = 131047;

    private static final int UNKNOWN_ERROR = 131000;
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private final RetrySchedule schedule = new RetrySchedule(new SecureRandom()::nextDouble);

    @Inject
    Messages messages;

    @Inject
    Correspondences correspondences;

    @Inject
    Outbox outbox;

    @Inject
    Attempts attempts;

    @Inject
    Channels channels;

    @Inject
    TemplateGate templates;

    @Inject
    Ticks ticks;

    @Inject
    Event<OutboxChanged> changed;

    @Inject
    Clock clock;

    /** WhatsApp said no at once. */
    void refused(OutboxEntry entry, Message message, Conversation conversation, SendResult.Refused refused) {
        Instant now = clock.instant();
        ErrorRule rule = ErrorCatalogue.of(refused.code());
        LOG.infof(
                "message %s was refused with %d (%s), attempt %d",
                message.id().text(), refused.code(), rule.errorClass(), entry.attempts());
        record(message, Attempt.Outcome.REFUSED, refused.code(), refused.details(), now);
        learn(rule, message, conversation, now);
        boolean stops = rule.errorClass() == ErrorClass.CHANNEL;
        Optional<Duration> wait = schedule.next(rule, stops ? 1 : entry.refused(), refused.retryAfter());
        if (wait.isPresent()) {
            hold(entry, message, conversation, now.plus(wait.get()), refused.code(), refused.details());
        } else {
            fail(entry, message, conversation, refused.code(), refused.details());
        }
    }

    /** WhatsApp was not reached. */
    void notReached(OutboxEntry entry, Message message, Conversation conversation, SendResult.NotReached notReached) {
        Instant now = clock.instant();
        LOG.warnf("message %s has not left: %s", message.id().text(), notReached.reason());
        record(message, Attempt.Outcome.NOT_REACHED, ErrorCatalogue.NOT_REACHED, notReached.reason(), now);
        schedule.nextUnreached(entry.attempts(), Duration.between(entry.createdAt(), now))
                .ifPresentOrElse(
                        wait -> hold(entry, message, conversation, now.plus(wait), ErrorCatalogue.NOT_REACHED, ""),
                        () -> fail(entry, message, conversation, ErrorCatalogue.GAVE_UP, ""));
    }

    /** It must not leave any more, though WhatsApp was not asked. */
    void notSent(OutboxEntry entry, Message message, Conversation conversation, int code) {
        record(message, Attempt.Outcome.NOT_SENT, code, "", clock.instant());
        fail(entry, message, conversation, code, "");
    }

    /** WhatsApp had taken it, and says that it failed. */
    void failedLater(ReportedStatus status, Message message, Conversation conversation, Optional<OutboxEntry> entry) {
        int code = status.errorCode().orElse(UNKNOWN_ERROR);
        if (!message.fail(code, status.errorDetails())) {
            return;
        }
        message.knownAs(status.whatsappId());
        attempts.record(
                message.id(),
                new Attempt(
                        status.callbackData()
                                .flatMap(CallbackData::parse)
                                .map(CallbackData::attempt)
                                .orElse(message.attempts()),
                        status.at(),
                        Attempt.Outcome.FAILED,
                        OptionalInt.of(code),
                        status.errorDetails(),
                        Optional.of(status.whatsappId())));
        learn(ErrorCatalogue.of(code), message, conversation, status.at());
        boolean calling = entry.filter(waiting -> waiting.state() == OutboxEntry.State.SENDING)
                .isPresent();
        if (calling) {
            ticks.tell(message, conversation); // the end of the call will come to afterFailure
        } else {
            afterFailure(entry, message, conversation);
        }
    }

    /** It has failed, and no call of it is open: where the reason passes by itself it is sent again. */
    void afterFailure(Optional<OutboxEntry> entry, Message message, Conversation conversation) {
        Instant now = clock.instant();
        int code = message.errorCode().orElse(UNKNOWN_ERROR);
        ErrorRule rule = ErrorCatalogue.of(code);
        Optional<Duration> wait = schedule.nextAfterLateFailure(rule, message.attempts())
                .filter(delay -> rule.errorClass() == ErrorClass.CHANNEL || messages.isLastToLeave(message));
        if (wait.isPresent() && message.returnToQueue()) {
            Instant next = now.plus(wait.get());
            entry.ifPresentOrElse(waiting -> waiting.postpone(next), () -> {
                OutboxEntry anew = new OutboxEntry(message, now);
                anew.postpone(next);
                outbox.add(anew);
            });
        } else {
            entry.ifPresent(this::remove);
        }
        ticks.tell(message, conversation);
    }

    private void hold(
            OutboxEntry entry, Message message, Conversation conversation, Instant next, int code, String details) {
        entry.postpone(next);
        boolean known = message.errorCode().equals(OptionalInt.of(code));
        if (!known && entry.waitsLongUntil(next)) {
            message.hold(code, details);
            ticks.tell(message, conversation);
        }
    }

    private void fail(OutboxEntry entry, Message message, Conversation conversation, int code, String details) {
        if (message.fail(code, details)) {
            ticks.tell(message, conversation);
        }
        remove(entry);
    }

    private void remove(OutboxEntry entry) {
        outbox.remove(entry, clock.instant());
        changed.fire(new OutboxChanged());
    }

    /** What a code says beyond this message. */
    private void learn(ErrorRule rule, Message message, Conversation conversation, Instant saidAt) {
        Instant now = clock.instant();
        if (rule.errorClass() == ErrorClass.CHANNEL) {
            channels.stop(message.number(), rule.code(), now);
        } else if (rule.errorClass() == ErrorClass.DEFECT) {
            LOG.errorf(
                    "message %s was sent as WhatsApp does not take it: %d",
                    message.id().text(), rule.code());
        } else if (ErrorCatalogue.isForAdministrators(rule.code())) {
            channels.tell(message.number(), rule.code(), now);
        } else if (rule.code() == WINDOW_CLOSED_SAYS_WHATSAPP) {
            // WhatsApp knows better than we; unless the customer has written since.
            correspondences.closeWindow(conversation.number(), conversation.contact(), saidAt);
        }
        if (ErrorCatalogue.saysTemplateIsAnother(rule.code())) {
            templates.areOthers(message.number());
        }
    }

    void record(Message message, Attempt.Outcome outcome, int code, String details, Instant now) {
        attempts.record(
                message.id(),
                new Attempt(message.attempts(), now, outcome, OptionalInt.of(code), details, message.whatsappId()));
    }
}
