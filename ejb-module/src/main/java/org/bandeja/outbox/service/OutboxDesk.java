package org.bandeja.outbox.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.outbox.rules.CallbackData;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.outbox.rules.ErrorClass;
import org.bandeja.outbox.rules.ErrorRule;
import org.bandeja.outbox.rules.OutgoingText;
import org.bandeja.outbox.rules.RetrySchedule;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.jboss.logging.Logger;

/**
 * The steps of sending that touch the database, each a transaction of its own; between them WhatsApp is called. Every step
 * locks the conversation first.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OutboxDesk {
    private static final Logger LOG = Logger.getLogger(OutboxDesk.class);

    private final RetrySchedule schedule = new RetrySchedule(new SecureRandom()::nextDouble);

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Contacts contacts;

    @Inject
    Messages messages;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Outbox outbox;

    @Inject
    UnmatchedStatuses unmatched;

    @Inject
    StatusDesk statuses;

    @Inject
    Event<OutboxChanged> changed;

    @Inject
    Clock clock;

    /** What may leave now. */
    public List<Outbox.Due> due(int limit) {
        return outbox.due(clock.instant(), limit);
    }

    /** When something that waits may leave at the earliest; empty when nothing waits. */
    public Optional<Instant> earliest() {
        return outbox.earliest();
    }

    /**
     * Takes a message for sending by this node.
     *
     * @return empty when another node was faster, or when it must not leave any more: then it has failed
     */
    public Optional<OutgoingText> claim(Outbox.Due due, String node) {
        Instant now = clock.instant();
        Conversation conversation = conversations.lockForSystem(due.conversation());
        Optional<OutboxEntry> found =
                outbox.lock(due.message()).filter(entry -> entry.state() == OutboxEntry.State.QUEUED);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OutboxEntry entry = found.get();
        Message message = messages.find(due.message()).orElseThrow();
        Contact contact = contacts.find(conversation.contact()).orElseThrow();
        if (correspondences
                .window(conversation.number(), conversation.contact())
                .filter(window -> window.isOpenAt(now))
                .isEmpty()) {
            fail(entry, message, conversation, ErrorCatalogue.WINDOW_CLOSED, "");
            return Optional.empty();
        }
        Optional<String> phone = contact.phone().filter(value -> value.startsWith("+"));
        if (phone.isEmpty() && contact.userId().isEmpty()) {
            fail(entry, message, conversation, ErrorCatalogue.NO_ADDRESS, "");
            return Optional.empty();
        }
        entry.claim(node, now);
        return Optional.of(new OutgoingText(
                numbers.find(due.number()).orElseThrow().phoneNumberId(),
                phone,
                contact.userId(),
                message.text().orElseThrow(),
                new CallbackData(message.id(), message.attempt()).text()));
    }

    /** Records how the call ended. */
    public void conclude(Outbox.Due due, SendResult result) {
        Conversation conversation = conversations.lockForSystem(due.conversation());
        Message message = messages.find(due.message()).orElseThrow();
        Optional<OutboxEntry> found = outbox.lock(due.message()).filter(entry -> isConcludedBy(result, entry));
        if (found.isEmpty()) {
            return;
        }
        OutboxEntry entry = found.get();
        if (result instanceof SendResult.Accepted accepted) {
            accepted(entry, message, conversation, accepted);
        } else if (reachedCustomer(message)) {
            remove(entry);
        } else if (result instanceof SendResult.Refused refused) {
            refused(entry, message, conversation, refused);
        } else if (result instanceof SendResult.NotReached notReached) {
            notReached(entry, message, conversation, notReached);
        } else {
            LOG.warnf("message %s is in doubt: %s", message.id().text(), result);
            entry.doubt(clock.instant());
        }
    }

    /** What WhatsApp took is known even if this node was thought dead meanwhile. */
    private static boolean isConcludedBy(SendResult result, OutboxEntry entry) {
        return entry.state() == OutboxEntry.State.SENDING
                || entry.state() == OutboxEntry.State.IN_DOUBT && result instanceof SendResult.Accepted;
    }

    /** A node died while it sent this, or hangs: nobody knows whether WhatsApp took it. */
    public void abandoned(MessageId id) {
        withEntry(id, (entry, message, conversation) -> {
            if (entry.state() == OutboxEntry.State.SENDING) {
                if (reachedCustomer(message)) {
                    remove(entry);
                } else {
                    entry.doubt(clock.instant());
                }
            }
        });
    }

    /** Nothing has settled the doubt: the agent has to know. */
    public void tellDoubt(MessageId id) {
        withEntry(id, (entry, message, conversation) -> {
            if (entry.state() == OutboxEntry.State.IN_DOUBT) {
                message.doubt(ErrorCatalogue.IN_DOUBT);
                statuses.announce(message, conversation);
                remove(entry);
            }
        });
    }

    /** What a dead node was sending. */
    public List<MessageId> abandoned(String node, Duration longestCall, boolean nodeJustStarted) {
        return outbox.abandoned(node, clock.instant(), longestCall, nodeJustStarted);
    }

    /** What has been in doubt for so long that agents have to be told. */
    public List<MessageId> inDoubtTooLong() {
        return outbox.inDoubtSince(clock.instant().minus(OutboxEntry.TELL_DOUBT_AFTER));
    }

    /** What WhatsApp took and never spoke of again holds nothing back. */
    public void forgetAccepted() {
        outbox.forgetAccepted(clock.instant());
    }

    private interface Step {
        void apply(OutboxEntry entry, Message message, Conversation conversation);
    }

    private void withEntry(MessageId id, Step step) {
        Optional<ConversationId> where = messages.conversationOfForSystem(id);
        if (where.isPresent()) {
            Conversation conversation = conversations.lockForSystem(where.get());
            outbox.lock(id)
                    .ifPresent(entry -> step.apply(entry, messages.find(id).orElseThrow(), conversation));
        }
    }

    private void accepted(OutboxEntry entry, Message message, Conversation conversation, SendResult.Accepted accepted) {
        message.accepted(accepted.whatsappId());
        BusinessNumber number = numbers.find(message.number()).orElseThrow();
        if (number.stoppedBecauseOf().isPresent()) {
            numbers.lock(number.id()).run();
            changed.fire(new OutboxChanged());
        }
        entry.accepted(clock.instant());
        // The name has to stand in the database before the look: see StatusDesk.
        conversations.flush();
        unmatched
                .take(number.phoneNumberId(), accepted.whatsappId())
                .forEach(status -> statuses.apply(status, message, conversation));
        if (reachedCustomer(message)) {
            outbox.lock(message.id()).ifPresent(this::remove);
        }
    }

    private void refused(OutboxEntry entry, Message message, Conversation conversation, SendResult.Refused refused) {
        Instant now = clock.instant();
        ErrorRule rule = ErrorCatalogue.of(refused.code());
        LOG.infof(
                "message %s was refused with %d (%s), attempt %d",
                message.id().text(), refused.code(), rule.errorClass(), entry.attempts());
        Optional<Duration> wait = schedule.next(rule, entry.attempts(), refused.retryAfter());
        if (rule.errorClass() == ErrorClass.CHANNEL) {
            numbers.lock(message.number()).stop(refused.code(), now);
            LOG.errorf(
                    "number %s is stopped by WhatsApp error %d",
                    message.number().text(), refused.code());
            wait = Optional.of(wait.orElse(Duration.ZERO));
        }
        if (wait.isPresent()) {
            entry.postpone(now.plus(wait.get()));
            message.hold(refused.code(), refused.details());
            statuses.announce(message, conversation);
        } else {
            fail(entry, message, conversation, refused.code(), refused.details());
            statuses.believe(refused.code(), conversation, now);
        }
    }

    private void notReached(
            OutboxEntry entry, Message message, Conversation conversation, SendResult.NotReached notReached) {
        Instant now = clock.instant();
        LOG.warnf("message %s has not left: %s", message.id().text(), notReached.reason());
        schedule.nextUnreached(entry.attempts(), Duration.between(entry.createdAt(), now))
                .ifPresentOrElse(
                        wait -> {
                            entry.postpone(now.plus(wait));
                            if (message.errorCode().orElse(0) != ErrorCatalogue.NOT_REACHED) {
                                message.hold(ErrorCatalogue.NOT_REACHED, "");
                                statuses.announce(message, conversation);
                            }
                        },
                        () -> fail(entry, message, conversation, ErrorCatalogue.GAVE_UP, ""));
    }

    private void fail(OutboxEntry entry, Message message, Conversation conversation, int code, String details) {
        if (message.fail(code, details)) {
            statuses.announce(message, conversation);
        }
        remove(entry);
    }

    private void remove(OutboxEntry entry) {
        outbox.remove(entry);
        changed.fire(new OutboxChanged());
    }

    private static boolean reachedCustomer(Message message) {
        return message.status().ordinal() >= MessageStatus.SENT.ordinal();
    }
}
