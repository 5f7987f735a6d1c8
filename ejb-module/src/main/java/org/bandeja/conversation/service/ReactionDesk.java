package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.REPLY;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.NothingToReactTo;
import org.bandeja.conversation.model.Reactions;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.model.Outbox;
import org.bandeja.outbox.model.OutboxEntry;
import org.bandeja.outbox.service.OutboxChanged;
import org.bandeja.refusal.model.NotFound;

/** Where agents say with an emoji what they think of a message. It leaves as every message does. */
@Stateless
@RolesAllowed(AGENT)
public class ReactionDesk {
    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Reactions reactions;

    @Inject
    OwnReactions own;

    @Inject
    Outbox outbox;

    @Inject
    OpenWindow window;

    @Inject
    Callers callers;

    @Inject
    Deeds deeds;

    @Inject
    Event<OutboxChanged> outboxChanged;

    @Inject
    Clock clock;

    /**
     * Sets the company's reaction, another one, or none; the same again changes nothing.
     *
     * @param emoji empty: none any more
     * @return the message that it is about
     * @throws NothingToReactTo if WhatsApp would not take it
     */
    public MessageRow react(MessageId target, Optional<Emoji> emoji) {
        Caller caller = callers.current();
        ConversationId where = messages.conversationOf(target, caller).orElseThrow(NotFound::new);
        Conversation conversation = conversations.lock(where, caller);
        Instant now = clock.instant();
        deeds.require(REPLY, caller, conversation);
        window.require(conversation, now);
        String name = messages.find(target)
                .flatMap(message -> message.reactableAs(now))
                .orElseThrow(NothingToReactTo::new);
        Optional<String> wanted = emoji.map(Emoji::text);
        if (!reactions.ofCompany(conversation.number(), name).equals(wanted)) {
            accept(conversation, caller, Said.reaction(wanted, target, name), now);
            deeds.record("REACTED", conversation, target, caller, now);
        }
        conversations.flush();
        return messages.rowsForSystem(List.of(target)).get(target);
    }

    private void accept(Conversation conversation, Caller caller, Said said, Instant now) {
        long seq = conversation.react();
        Message message = Message.answer(MessageId.next(), conversation, seq, caller.agent(), said, now);
        messages.add(message);
        outbox.add(new OutboxEntry(message, now));
        own.wish(message, conversation, seq, now);
        outboxChanged.fire(new OutboxChanged());
    }
}
