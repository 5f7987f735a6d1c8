package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.NOTE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
import org.bandeja.directory.model.AgentId;
import org.bandeja.mention.model.CannotBeMentioned;
import org.bandeja.mention.model.Mentionable;
import org.bandeja.mention.model.Mentions;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** Where colleagues talk to each other within a conversation; nothing of it ever leaves. */
@Stateless
@RolesAllowed(AGENT)
public class NoteDesk {
    @Inject
    Deeds deeds;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Mentions mentions;

    @Inject
    Answered answered;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * Keeps a note, and tells who is named in it.
     *
     * @param key the same key of the same person within 24 hours gives the same note
     * @throws CannotBeMentioned if it names somebody who does not see the conversation
     */
    public MessageRow note(ConversationId id, Note note, Optional<String> key) {
        Caller caller = callers.current();
        Conversation conversation = conversations.lock(id, caller);
        Instant now = clock.instant();
        String fingerprint = note.fingerprint(id);
        MessageId kept = answered.find(caller, key, fingerprint, now).orElseGet(() -> {
            MessageId fresh = keep(conversation, note, caller, now);
            answered.remember(caller, key, fingerprint, fresh, now);
            return fresh;
        });
        conversations.flush();
        return messages.rowsForSystem(List.of(kept)).get(kept);
    }

    private MessageId keep(Conversation conversation, Note note, Caller caller, Instant now) {
        deeds.require(NOTE, caller, conversation);
        deeds.requireSomebody(conversation);
        MessageId id = MessageId.next();
        long seq = conversation.note();
        messages.add(Message.note(id, conversation, seq, caller.agent(), note.text(), now));
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_NOTED, conversation.id(), seq, conversation.department(), id, now));
        deeds.record("NOTED", conversation, id, caller, now);
        name(note.mentions(), conversation, id, caller, now);
        return id;
    }

    /** Who names himself is told nothing. */
    private void name(Set<AgentId> named, Conversation conversation, MessageId note, Caller caller, Instant now) {
        if (named.isEmpty()) {
            return;
        }
        Set<AgentId> possible = mentions.mentionable(conversation.department()).stream()
                .map(Mentionable::id)
                .collect(Collectors.toSet());
        if (!possible.containsAll(named)) {
            throw new CannotBeMentioned();
        }
        conversations.flush();
        for (AgentId agent : named) {
            if (!agent.equals(caller.agent())) {
                mentions.add(agent, conversation.id(), note, caller.agent(), now);
                events.add(InboxEvent.forAgent(EventType.MENTION_CHANGED, agent, conversation.id(), now));
            }
        }
    }
}
