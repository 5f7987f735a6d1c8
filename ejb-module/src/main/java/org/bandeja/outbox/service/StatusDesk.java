package org.bandeja.outbox.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.BusinessNumbers;

/** What WhatsApp says of our messages: in any order, more than once, sometimes before we know what it speaks of. */
@Stateless
@PermitAll
public class StatusDesk {
    /** WhatsApp: more than 24 hours since the customer's last message. */
    private static final int WINDOW_CLOSED_SAYS_WHATSAPP = 131047;

    private static final int UNKNOWN_ERROR = 131000;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    UnmatchedStatuses unmatched;

    @Inject
    EventLog events;

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
        ConversationId where = messages.conversationOfForSystem(known.get()).orElseThrow();
        Conversation conversation = conversations.lockForSystem(where);
        Message message = messages.find(known.get()).orElseThrow();
        if (message.direction() == Direction.OUT) {
            statuses.forEach(status -> apply(status, message, conversation));
        }
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
                .flatMap(number -> messages.idOf(number.id(), status.whatsappId()))
                .or(() -> status.callbackData()
                        .flatMap(CallbackData::parse)
                        .map(CallbackData::message)
                        .filter(id -> messages.conversationOfForSystem(id).isPresent()));
    }

    /** The caller holds the conversation's lock. */
    public void apply(ReportedStatus status, Message message, Conversation conversation) {
        Optional<OutboxEntry> entry = outbox.lock(message.id());
        if (status.status() == MessageStatus.FAILED) {
            failed(status, message, conversation, entry);
        } else {
            reached(status, message, conversation, entry);
        }
    }

    private void reached(
            ReportedStatus status, Message message, Conversation conversation, Optional<OutboxEntry> entry) {
        if (status.status() == MessageStatus.SENT && isOfOlderAttempt(status, message)) {
            return;
        }
        if (message.report(status.status(), status.at())) {
            message.knownAs(status.whatsappId());
            announce(message, conversation);
        }
        // While a node still calls, the end of the call concludes the entry.
        entry.filter(waiting -> waiting.state() != OutboxEntry.State.SENDING).ifPresent(this::conclude);
    }

    private void failed(
            ReportedStatus status, Message message, Conversation conversation, Optional<OutboxEntry> entry) {
        if (isOfEarlierAttempt(status, message, entry)) {
            return;
        }
        int code = status.errorCode().orElse(UNKNOWN_ERROR);
        if (message.fail(code, status.errorDetails())) {
            message.knownAs(status.whatsappId());
            announce(message, conversation);
            believe(code, conversation, status.at());
        }
        entry.filter(waiting ->
                        waiting.state() == OutboxEntry.State.ACCEPTED || waiting.state() == OutboxEntry.State.IN_DOUBT)
                .ifPresent(this::conclude);
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
        outbox.remove(entry);
        outboxChanged.fire(new OutboxChanged());
    }

    /** WhatsApp knows better than we whether the window is open; unless the customer has written since. */
    public void believe(int code, Conversation conversation, Instant saidAt) {
        if (code == WINDOW_CLOSED_SAYS_WHATSAPP) {
            correspondences.closeWindow(conversation.number(), conversation.contact(), saidAt);
        }
    }

    /** Tells the screens how far a message is; the caller holds the conversation's lock. */
    public void announce(Message message, Conversation conversation) {
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_STATUS,
                conversation.id(),
                conversation.nextSeq(),
                conversation.department(),
                message.id(),
                clock.instant()));
    }
}
