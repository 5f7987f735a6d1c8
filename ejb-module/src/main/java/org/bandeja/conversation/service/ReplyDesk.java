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
import org.bandeja.contact.model.Contacts;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.NotSentYet;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.service.OutboxChanged;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.trace.model.Trace;

/** Where agents answer. What is accepted here is sent, or shown as failed with the reason. */
@Stateless
@RolesAllowed(AGENT)
public class ReplyDesk {
    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Outbox outbox;

    @Inject
    SentFiles files;

    @Inject
    OpenWindow window;

    @Inject
    OwnReactions reactions;

    @Inject
    Attention attention;

    @Inject
    TemplateWriter templates;

    @Inject
    Postbag postbag;

    @Inject
    BusinessNumbers numbers;

    @Inject
    Contacts contacts;

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
     * Answers.
     *
     * @param key the same key of the same person within 24 hours gives the same message
     * @throws NotFound also if the message that it answers is none between this number and contact, or its file is none that this
     *     person uploaded
     * @throws NotSentYet if the customer does not have the message that it answers
     */
    public MessageRow reply(ConversationId id, Reply reply, Optional<String> key) {
        Caller caller = callers.current();
        Conversation conversation = conversations.lock(id, caller);
        Instant now = clock.instant();
        String fingerprint = reply.fingerprint(id);
        Optional<MessageId> before = answered.find(caller, key, fingerprint, now);
        if (before.isPresent()) {
            return row(before.get());
        }
        deeds.require(REPLY, caller, conversation);
        if (reply.isFreeForm()) {
            window.require(conversation, now);
        } else {
            window.requireSomebody(conversation);
        }
        Reply ready = reply.addressed(wish -> template(wish, conversation));
        SentFiles.Ready sent = files.ready(ready, caller);
        Message message = postbag.put(conversation, caller, quoting(ready, sent.said(), conversation), sent, now);
        answered.remember(caller, key, fingerprint, message.id(), now);
        attention.given(conversation, caller);
        return row(message.id());
    }

    /** Sends again what failed or may not have arrived. */
    public MessageRow retry(MessageId id) {
        return settle(id, "RETRIED", (message, conversation, now) -> {
            if (message.said().isFreeForm()) {
                window.require(conversation, now);
            } else {
                window.requireSomebody(conversation);
            }
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
            outbox.lock(id).ifPresent(entry -> outbox.remove(entry, now));
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
        Trace.during(Trace.ofMessage(id), () -> {
            Trace.tell("message %s was %s", id.text(), deed);
            events.add(InboxEvent.ofMessage(
                    EventType.MESSAGE_STATUS, where, conversation.settle(), conversation.department(), id, now));
        });
        reactions.settled(message, conversation);
        deeds.record(deed, conversation, id, caller, now);
        return row(id);
    }

    /** WhatsApp's name of the quoted message: only what the customer has can be quoted. */
    private Said quoting(Reply reply, Said said, Conversation conversation) {
        return reply.quotes()
                .map(quoted -> said.quoting(messages.between(quoted, conversation)
                        .orElseThrow(NotFound::new)
                        .answerableAs()
                        .orElseThrow(NotSentYet::new)))
                .orElse(said);
    }

    private Reply template(TemplateReply wish, Conversation conversation) {
        return templates.write(
                wish,
                numbers.find(conversation.number()).orElseThrow(),
                contacts.find(conversation.contact()).orElseThrow());
    }

    private MessageRow row(MessageId id) {
        conversations.flush();
        return messages.rowsForSystem(java.util.List.of(id)).get(id);
    }
}
