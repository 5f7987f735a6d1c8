package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.COMPLETE;
import static org.bandeja.access.rules.Action.MOVE;
import static org.bandeja.access.rules.Action.READ;
import static org.bandeja.access.rules.Action.REOPEN;
import static org.bandeja.access.rules.Action.RETURN;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.AnotherIsOpen;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.model.DepartmentNotAvailable;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.ReadMark;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.DepartmentArchived;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Places;
import org.bandeja.push.model.EventType;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;

/** What people do with conversations, besides giving them to somebody. */
@Stateless
@RolesAllowed(AGENT)
public class ConversationDesk {
    @Inject
    Deeds deeds;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    ReadMarks marks;

    @Inject
    Attention attention;

    @Inject
    Places places;

    @Inject
    RoutePaths routePaths;

    @Inject
    Callers callers;

    @Inject
    Timeline timeline;

    @Inject
    EventLog events;

    @Inject
    Clock clock;

    /** Back to the inbox; new for all but who did it. */
    public SeenConversation returnToInbox(ConversationId id) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, RETURN, caller);
        timeline.record(conversation.returnToInbox(caller.agent(), clock.instant()));
        deeds.markRead(conversation, caller);
        return deeds.shown(conversation, caller);
    }

    /** Mark as completed. */
    public SeenConversation complete(ConversationId id) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, COMPLETE, caller);
        timeline.record(conversation.complete(caller.agent(), clock.instant()));
        return deeds.shown(conversation, caller);
    }

    /**
     * Open again, in the inbox; new for all but who did it.
     *
     * @throws AnotherIsOpen if the customer has begun another one meanwhile
     * @throws DepartmentArchived if its department takes nothing any more
     */
    public SeenConversation reopen(ConversationId id) {
        Caller caller = callers.current();
        deeds.lockCorrespondence(id);
        boolean working =
                conversations.departmentForSystem(id).flatMap(places::hold).isPresent();
        Conversation conversation = deeds.take(id, REOPEN, caller);
        if (conversation.department().isPresent() && !working) {
            throw new DepartmentArchived();
        }
        if (!conversation.isOpen() && conversations.anotherIsOpen(conversation)) {
            throw new AnotherIsOpen();
        }
        deeds.requireSomebody(conversation);
        timeline.record(conversation.reopen(caller.agent(), clock.instant()));
        deeds.markRead(conversation, caller);
        return deeds.shown(conversation, caller);
    }

    /**
     * To another department, unassigned; new for all but who did it. The department that it leaves loses sight of it.
     *
     * @return how it stands now; whoever is no member of the target sees it no more
     * @throws DepartmentNotAvailable if there is no such department, or it is archived
     */
    public Moved move(ConversationId id, DepartmentId department) {
        var name = places.hold(department);
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, MOVE, caller);
        Instant now = clock.instant();
        timeline.record(
                conversation.moveTo(department, name.orElseThrow(DepartmentNotAvailable::new), caller.agent(), now));
        routePaths.add(id, RouteStep.department(department, name.orElseThrow(), RouteReason.BY_HAND, now));
        deeds.markRead(conversation, caller);
        return deeds.moved(conversation, caller);
    }

    /**
     * How far this person has read.
     *
     * @param upTo number of the last event seen
     */
    public void read(ConversationId id, long upTo) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, READ, caller);
        long seen = Math.min(upTo, conversation.lastSeq());
        marks.advance(mark(conversation, caller, seen));
        attention.read(conversation, caller, seen);
        tellReader(caller, id);
    }

    /**
     * For this person it is unread again.
     *
     * @param messages of the customer, the last ones; 0: it is new without any, as what was returned
     */
    public void unread(ConversationId id, long messages) {
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, READ, caller);
        marks.moveBack(new ReadMark(
                caller.agent(),
                id,
                messages == 0 ? 0 : conversation.lastSeq() - 1,
                Math.max(0, conversation.inboundCount() - messages)));
        tellReader(caller, id);
    }

    private void tellReader(Caller caller, ConversationId id) {
        events.add(InboxEvent.forAgent(EventType.CONVERSATION_READ, caller.agent(), id, clock.instant()));
    }

    private ReadMark mark(Conversation conversation, Caller caller, long upTo) {
        long inbound = upTo == conversation.lastSeq()
                ? conversation.inboundCount()
                : messages.inboundUpTo(conversation.id(), upTo);
        return new ReadMark(caller.agent(), conversation.id(), upTo, inbound);
    }
}
