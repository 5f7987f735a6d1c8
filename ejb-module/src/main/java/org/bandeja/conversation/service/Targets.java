package org.bandeja.conversation.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bandeja.access.model.Caller;
import org.bandeja.access.rules.AccessPolicy;
import org.bandeja.access.rules.Action;
import org.bandeja.access.rules.Situation;
import org.bandeja.access.service.Callers;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Places;
import org.bandeja.mention.model.Mentionable;
import org.bandeja.mention.model.Mentions;
import org.bandeja.presence.model.Presence;
import org.bandeja.presence.model.Presences;

/** Whom a conversation may be given to, and where it may go; told to nobody who may not do it. */
@Stateless
@RolesAllowed(AGENT)
public class Targets {
    @Inject
    Conversations conversations;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    Mentions mentions;

    @Inject
    Presences presences;

    @Inject
    Clock clock;

    @Inject
    Callers callers;

    @Inject
    AccessPolicy access;

    /** Whether these are there now. */
    public Map<AgentId, Presence> presence(List<Places.Member> people) {
        return presences.of(people.stream().map(Places.Member::id).toList(), clock.instant());
    }

    /**
     * The members of its department, without who has it.
     *
     * @param action ASSIGN or TRANSFER
     */
    public List<Places.Member> people(ConversationId id, Action action) {
        ConversationRow row = allowed(id, action);
        return row.departmentId().map(places::membersOf).orElse(List.of()).stream()
                .filter(member -> !row.assigneeId().filter(member.id()::equals).isPresent())
                .toList();
    }

    /** Who can be named in a note: whoever sees the conversation, but for who asks. */
    public List<Mentionable> mentionable(ConversationId id) {
        ConversationRow row = allowed(id, Action.NOTE);
        AgentId me = callers.me();
        return mentions.mentionable(row.departmentId()).stream()
                .filter(person -> !person.id().equals(me))
                .toList();
    }

    /** The other departments that are not archived, by name. */
    public List<Department> departments(ConversationId id) {
        ConversationRow row = allowed(id, Action.MOVE);
        return departments.active().stream()
                .filter(department ->
                        !row.departmentId().filter(department.id()::equals).isPresent())
                .toList();
    }

    private ConversationRow allowed(ConversationId id, Action action) {
        Caller caller = callers.current();
        ConversationRow row = conversations.require(id, caller);
        access.require(action, caller, Situation.of(row));
        return row;
    }
}
