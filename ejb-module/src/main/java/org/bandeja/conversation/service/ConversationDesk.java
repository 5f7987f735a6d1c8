package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.CLAIM;
import static org.bandeja.access.rules.Action.COMPLETE;
import static org.bandeja.access.rules.Action.READ;
import static org.bandeja.access.rules.Action.REOPEN;
import static org.bandeja.access.rules.Action.RETURN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.AnotherIsOpen;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.Correspondences;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/** What people do with conversations. */
@Stateless
@RolesAllowed(AGENT)
public class ConversationDesk {
    @Inject
    Conversations conversations;

    @Inject
    Correspondences correspondences;

    @Inject
    Messages messages;

    @Inject
    ReadMarks marks;

    @Inject
    Callers callers;

    @Inject
    AccessPolicy access;

    @Inject
    Timeline timeline;

    @Inject
    EventLog events;

    @Inject
    InboxReader reader;

    @Inject
    Clock clock;

    /** Assign to me. Of two at once exactly one wins, the other is told who has it. */
    public SeenConversation claim(ConversationId id) {
        Caller caller = callers.currentHeld();
        Conversation conversation = take(id, CLAIM, caller);
        conversation.claim(caller.agent(), clock.instant()).ifPresent(timeline::record);
        return shown(conversation, caller);
    }

    /** Back to the inbox; new for all but who did it. */
    public SeenConversation returnToInbox(ConversationId id) {
        Caller caller = callers.current();
        Conversation conversation = take(id, RETURN, caller);
        timeline.record(conversation.returnToInbox(caller.agent(), clock.instant()));
        markRead(conversation, caller);
        return shown(conversation, caller);
    }

    /** Mark as completed. */
    public SeenConversation complete(ConversationId id) {
        Caller caller = callers.current();
        Conversation conversation = take(id, COMPLETE, caller);
        timeline.record(conversation.complete(caller.agent(), clock.instant()));
        return shown(conversation, caller);
    }

    /**
     * Open again, in the inbox; new for all but who did it.
     *
     * @throws AnotherIsOpen if the customer has begun another one meanwhile
     */
    public SeenConversation reopen(ConversationId id) {
        Caller caller = callers.current();
        lockCorrespondence(id, caller);
        Conversation conversation = take(id, REOPEN, caller);
        if (!conversation.isOpen() && conversations.anotherIsOpen(conversation)) {
            throw new AnotherIsOpen();
        }
        timeline.record(conversation.reopen(caller.agent(), clock.instant()));
        markRead(conversation, caller);
        return shown(conversation, caller);
    }

    /**
     * How far this person has read.
     *
     * @param upTo number of the last event seen; 0: mark as unread
     */
    public void read(ConversationId id, long upTo) {
        Caller caller = callers.current();
        Conversation conversation = take(id, READ, caller);
        Instant now = clock.instant();
        if (upTo <= 0) {
            marks.moveBack(new ReadMark(
                    caller.agent(), id, conversation.lastSeq() - 1, Math.max(0, conversation.inboundCount() - 1)));
        } else {
            marks.advance(mark(conversation, caller, Math.min(upTo, conversation.lastSeq())));
        }
        events.add(InboxEvent.forAgent(EventType.CONVERSATION_READ, caller.agent(), id, now));
    }

    private Conversation take(ConversationId id, Action action, Caller caller) {
        Conversation conversation = conversations.lock(id, caller);
        access.require(action, caller, Situation.of(conversation));
        return conversation;
    }

    /** In the order in which receiving locks, so that a new message and a reopening cannot block each other. */
    private void lockCorrespondence(ConversationId id, Caller caller) {
        var row = conversations.require(id, caller);
        correspondences.lock(row.number().id(), row.contact().id());
    }

    private void markRead(Conversation conversation, Caller caller) {
        marks.advance(mark(conversation, caller, conversation.lastSeq()));
    }

    private ReadMark mark(Conversation conversation, Caller caller, long upTo) {
        long inbound = upTo == conversation.lastSeq()
                ? conversation.inboundCount()
                : messages.inboundUpTo(conversation.id(), upTo);
        return new ReadMark(caller.agent(), conversation.id(), upTo, inbound);
    }

    private SeenConversation shown(Conversation conversation, Caller caller) {
        conversations.flush();
        return reader.see(conversation.id(), caller);
    }
}
