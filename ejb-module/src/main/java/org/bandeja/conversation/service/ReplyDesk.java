package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.REPLY;
import static org.bandeja.access.rules.Action.RETRY;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationCompleted;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.WindowClosed;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.service.OutboxChanged;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/** Where agents answer. What is accepted here is sent, or shown as failed with the reason. */
@Stateless
@RolesAllowed(AGENT)
public class ReplyDesk {
    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    Answered answered;

    @Inject
    Callers callers;

    @Inject
    Deeds deeds;

    @Inject
    EventLog events;

    @Inject
    jakarta.enterprise.event.Event<OutboxChanged> outboxChanged;

    @Inject
    Clock clock;

    /**
     * Answers with a text.
     *
     * @param key the same key of the same person within 24 hours gives the same message
     */
    public MessageRow reply(ConversationId id, TextReply reply, Optional<String> key) {
        Caller caller = callers.current();
        Conversation conversation = conversations.lock(id, caller);
        Instant now = clock.instant();
        String fingerprint = reply.fingerprint(id);
        Optional<MessageId> before = answered.find(caller, key, fingerprint, now);
        if (before.isPresent()) {
            return row(before.get());
        }
        deeds.require(REPLY, caller, conversation);
        requireOpenWindow(conversation, now);
        Message message = accept(conversation, caller, reply, now);
        answered.remember(caller, key, fingerprint, message.id(), now);
        return row(message.id());
    }

    /** Sends again what failed or may not have arrived. */
    public MessageRow retry(MessageId id) {
        return settle(id, "RETRIED", (message, conversation, now) -> {
            requireOpenWindow(conversation, now);
            message.retry();
            outbox.lock(id)
                    .ifPresentOrElse(entry -> entry.postpone(now), () -> outbox.add(new OutboxEntry(message, now)));
            outboxChanged.fire(new OutboxChanged());
        });
    }

    /** Lets it be. */
    public MessageRow dismiss(MessageId id) {
        return settle(id, "DISMISSED", (message, conversation, now) -> {
            message.dismiss();
            outbox.lock(id).ifPresent(outbox::remove);
        });
    }

    private interface Settlement {
        void apply(Message message, Conversation conversation, Instant now);
    }

    private MessageRow settle(MessageId id, String deed, Settlement settlement) {
        Caller caller = callers.current();
        ConversationId where = messages.conversationOf(id, caller).orElseThrow(NotFound::new);
        Conversation conversation = conversations.lock(where, caller);
        Instant now = clock.instant();
        deeds.require(RETRY, caller, conversation);
        Message message = messages.find(id).orElseThrow(NotFound::new);
        settlement.apply(message, conversation, now);
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_STATUS, where, conversation.settle(), conversation.department(), id, now));
        deeds.record(deed, conversation, id, caller, now);
        return row(id);
    }

    private Message accept(Conversation conversation, Caller caller, TextReply reply, Instant now) {
        MessageId id = MessageId.next();
        long seq = conversation.reply(id, now);
        Message message = Message.answer(id, conversation, seq, caller.agent(), reply.text(), now);
        messages.add(message);
        outbox.add(new OutboxEntry(message, now));
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_QUEUED, conversation.id(), seq, conversation.department(), id, now));
        deeds.record("REPLIED", conversation, id, caller, now);
        outboxChanged.fire(new OutboxChanged());
        return message;
    }

    private void requireOpenWindow(Conversation conversation, Instant now) {
        if (!conversation.isOpen()) {
            throw new ConversationCompleted();
        }
        correspondences
                .window(conversation.number(), conversation.contact())
                .filter(window -> window.isOpenAt(now))
                .orElseThrow(WindowClosed::new);
    }

    private MessageRow row(MessageId id) {
        conversations.flush();
        return messages.rowsForSystem(java.util.List.of(id)).get(id);
    }
}
