package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;
import static org.bandeja.access.rules.Action.ASSIGN;
import static org.bandeja.access.rules.Action.CLAIM;
import static org.bandeja.access.rules.Action.TAKE_OVER;
import static org.bandeja.access.rules.Action.TRANSFER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.NotAMember;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Place;

/** Gives conversations to people: of two at once exactly one wins, and the other is told who has it. */
@Stateless
@RolesAllowed(AGENT)
public class AssignmentDesk {
    @Inject
    Deeds deeds;

    @Inject
    Attention attention;

    @Inject
    Callers callers;

    @Inject
    Timeline timeline;

    @Inject
    Clock clock;

    /** Assign to me; again by the assignee nothing changes. */
    public SeenConversation claim(ConversationId id) {
        Optional<Place> mine = deeds.hold(callers.me(), id);
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, CLAIM, caller);
        Deeds.requireStillThere(mine.map(Place::department), conversation);
        conversation.claim(caller.agent(), clock.instant()).ifPresent(timeline::record);
        attention.given(conversation, caller);
        return deeds.shown(conversation, caller);
    }

    /**
     * Assign to a member of the department.
     *
     * @throws NotAMember if it is none
     */
    public SeenConversation assign(ConversationId id, AgentId colleague) {
        Optional<Place> place = deeds.hold(colleague, id);
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, ASSIGN, caller);
        timeline.record(conversation.assignTo(Deeds.member(place, conversation), caller.agent(), clock.instant()));
        return deeds.shown(conversation, caller);
    }

    /**
     * Takes it from who has it.
     *
     * @param from who that is as far as the person knows; empty: whoever it is
     */
    public SeenConversation takeOver(ConversationId id, Optional<AgentId> from) {
        Optional<Place> mine = deeds.hold(callers.me(), id);
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, TAKE_OVER, caller);
        Deeds.requireStillThere(mine.map(Place::department), conversation);
        conversation.takeOver(caller.agent(), from, clock.instant()).ifPresent(timeline::record);
        attention.given(conversation, caller);
        return deeds.shown(conversation, caller);
    }

    /**
     * Hands it over to another member of the department.
     *
     * @param from who has it as far as the person knows; empty: whoever it is
     * @throws NotAMember if the colleague is none
     */
    public SeenConversation transfer(ConversationId id, AgentId colleague, Optional<AgentId> from) {
        Optional<Place> place = deeds.hold(colleague, id);
        Caller caller = callers.current();
        Conversation conversation = deeds.take(id, TRANSFER, caller);
        timeline.record(
                conversation.transferTo(Deeds.member(place, conversation), from, caller.agent(), clock.instant()));
        return deeds.shown(conversation, caller);
    }
}
