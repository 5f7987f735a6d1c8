package org.bandeja.outbox.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Direction;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;
import org.bandeja.conversation.model.Messages;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.model.ReportedStatus;
import org.bandeja.outbox.model.UnmatchedStatuses;
import org.bandeja.outbox.rules.CallbackData;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.trace.model.Trace;

/** What WhatsApp says of our messages: in any order, more than once, sometimes before we know what it speaks of. */
@Stateless
@PermitAll
public class StatusDesk {
    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Contacts contacts;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    UnmatchedStatuses unmatched;

    @Inject
    Failures failures;

    @Inject
    Channels channels;

    @Inject
    Ticks ticks;

    @Inject
    Event<OutboxChanged> outboxChanged;

    @Inject
    Clock clock;

    /**
     * Takes in statuses of one message, in a transaction of their own; again changes nothing.
     *
     * @throws OptimisticLockException if the message got its name at the same moment: then do it again
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void apply(List<ReportedStatus> statuses) {
        Optional<MessageId> known =
                statuses.stream().flatMap(status -> find(status).stream()).findFirst();
        if (known.isEmpty()) {
            statuses.forEach(this::keep);
            return;
        }
        Optional<String> delivery = Trace.current();
        Trace.during(Trace.ofMessage(known.get()), () -> {
            Trace.tell(
                    "WhatsApp tells %s, by %s",
                    statuses.stream().map(ReportedStatus::status).toList(), delivery.orElse("what it told before"));
            apply(known.get(), statuses);
        });
    }

    private void apply(MessageId known, List<ReportedStatus> statuses) {
        ConversationId where = messages.conversationOfForSystem(known).orElseThrow();
        Conversation conversation = conversations.lockForSystem(where);
        Message message = messages.find(known).orElseThrow();
        if (message.direction() == Direction.OUT && !isErased(conversation)) {
            ReportedStatus.failuresLast(statuses).forEach(status -> apply(status, message, conversation));
        }
    }

    /** Whose data were removed, of him nothing is learnt any more, not even a name that WhatsApp gave a message. */
    private boolean isErased(Conversation conversation) {
        return contacts.find(conversation.contact()).orElseThrow().erased().isPresent();
    }

    private void learn(ReportedStatus status, Conversation conversation) {
        status.recipient()
                .ifPresent(address ->
                        contacts.learn(contacts.find(conversation.contact()).orElseThrow(), address));
        status.freeUntil()
                .ifPresent(until -> correspondences.free(conversation.number(), conversation.contact(), until));
    }

    /**
     * For who names the message later. He names it first and looks for statuses then; here it is the other way round, and each
     * waits for the other's uncommitted row: so one of the two finds it.
     */
    private void keep(ReportedStatus status) {
        unmatched.keep(status, clock.instant());
        boolean named = numbers.find(status.phoneNumberId())
                .filter(number -> messages.isNamed(number.id(), status.whatsappId()))
                .isPresent();
        if (named) {
            throw new OptimisticLockException("named meanwhile");
        }
    }

    private Optional<MessageId> find(ReportedStatus status) {
        return numbers.find(status.phoneNumberId())
                .flatMap(number -> messages.idOf(number.id(), status.whatsappId())
                        .or(() -> status.callbackData()
                                .flatMap(CallbackData::parse)
                                .map(CallbackData::message)
                                .filter(id -> messages.isFrom(number.id(), id))));
    }

    /** The caller holds the conversation's lock. */
    public void apply(ReportedStatus status, Message message, Conversation conversation) {
        Optional<OutboxEntry> entry = outbox.lock(message.id());
        if (status.status() == MessageStatus.FAILED) {
            failed(status, message, conversation, entry);
        } else {
            reached(status, message, conversation, entry);
        }
        learn(status, conversation);
    }

    private void reached(
            ReportedStatus status, Message message, Conversation conversation, Optional<OutboxEntry> entry) {
        if (status.status() == MessageStatus.SENT && isOfOlderAttempt(status, message)) {
            return;
        }
        if (message.report(status.status(), status.at())) {
            message.knownAs(status.whatsappId());
            ticks.tell(message, conversation);
        }
        // While a node still calls, the end of the call concludes the entry.
        entry.filter(waiting -> waiting.state() != OutboxEntry.State.SENDING).ifPresent(waiting -> {
            channels.proved(waiting, clock.instant());
            conclude(waiting);
        });
    }

    private void failed(
            ReportedStatus status, Message message, Conversation conversation, Optional<OutboxEntry> entry) {
        if (isOfEarlierAttempt(status, message, entry)) {
            return;
        }
        failures.failedLater(status, message, conversation, entry);
    }

    /** A failure of what was sent before says nothing of what is on its way now. */
    private static boolean isOfEarlierAttempt(ReportedStatus status, Message message, Optional<OutboxEntry> entry) {
        boolean otherName = message.whatsappId()
                .filter(id -> !id.equals(status.whatsappId()))
                .isPresent();
        boolean waitsForNextAttempt = entry.filter(waiting -> waiting.state() == OutboxEntry.State.QUEUED)
                .isPresent();
        return otherName || waitsForNextAttempt || isOfOlderAttempt(status, message);
    }

    private static boolean isOfOlderAttempt(ReportedStatus status, Message message) {
        return status.callbackData()
                .flatMap(CallbackData::parse)
                .filter(data -> data.attempt() < message.attempts())
                .isPresent();
    }

    private void conclude(OutboxEntry entry) {
        outbox.remove(entry, clock.instant());
        outboxChanged.fire(new OutboxChanged());
    }
}
