package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.REPLY;
import static org.bandeja.access.rules.Action.RETRY;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationCompleted;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.KeyUsedForAnother;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.WindowClosed;
import org.bandeja.outbox.model.IdempotencyKeys;
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
    private static final Duration KEYS_LAST = Duration.ofHours(24);

    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Callers callers;

    @Inject
    AccessPolicy access;

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
        Optional<MessageId> before = key.flatMap(name -> answered(caller, name, id, reply, now));
        if (before.isPresent()) {
            return row(before.get());
        }
        access.require(REPLY, caller, Situation.of(conversation));
        requireOpenWindow(conversation, now);
        Message message = accept(conversation, caller, reply, now);
        key.ifPresent(name ->
                keys.add(caller.agent(), name, new IdempotencyKeys.Answer(reply.fingerprint(id), message.id()), now));
        return row(message.id());
    }

    /** Sends again what failed or may not have arrived. */
    public MessageRow retry(MessageId id) {
        return settle(id, (message, conversation, now) -> {
            requireOpenWindow(conversation, now);
            message.retry();
            outbox.lock(id)
                    .ifPresentOrElse(entry -> entry.postpone(now), () -> outbox.add(new OutboxEntry(message, now)));
            outboxChanged.fire(new OutboxChanged());
        });
    }

    /** Lets it be. */
    public MessageRow dismiss(MessageId id) {
        return settle(id, (message, conversation, now) -> {
            message.dismiss();
            outbox.lock(id).ifPresent(outbox::remove);
        });
    }

    private interface Settlement {
        void apply(Message message, Conversation conversation, Instant now);
    }

    private MessageRow settle(MessageId id, Settlement settlement) {
        Caller caller = callers.current();
        ConversationId where = messages.conversationOf(id).orElseThrow(NotFound::new);
        Conversation conversation = conversations.lock(where, caller);
        Instant now = clock.instant();
        access.require(RETRY, caller, Situation.of(conversation));
        Message message = messages.find(id).orElseThrow(NotFound::new);
        settlement.apply(message, conversation, now);
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_STATUS, where, conversation.nextSeq(), conversation.department(), id, now));
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
        outboxChanged.fire(new OutboxChanged());
        return message;
    }

    private Optional<MessageId> answered(Caller caller, String key, ConversationId id, TextReply reply, Instant now) {
        Optional<IdempotencyKeys.Answer> answer = keys.find(caller.agent(), key, now.minus(KEYS_LAST));
        Consumer<IdempotencyKeys.Answer> same = found -> {
            if (!found.requestHash().equals(reply.fingerprint(id))) {
                throw new KeyUsedForAnother();
            }
        };
        answer.ifPresent(same);
        return answer.map(IdempotencyKeys.Answer::message);
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
