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
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Message;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageRow;
import org.bandeja.conversation.model.Messages;
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
    Answered answered;

    @Inject
    Callers callers;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /**
     * Keeps a note.
     *
     * @param key the same key of the same person within 24 hours gives the same note
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
        MessageId id = MessageId.next();
        long seq = conversation.note();
        messages.add(Message.note(id, conversation, seq, caller.agent(), note.text(), now));
        events.add(InboxEvent.ofMessage(
                EventType.MESSAGE_NOTED, conversation.id(), seq, conversation.department(), id, now));
        deeds.record("NOTED", conversation, id, caller, now);
        return id;
    }
}
