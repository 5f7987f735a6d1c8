package org.bandeja.directory.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.Assignments;
import org.bandeja.conversation.model.Assignments.Assigned;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Membership;

/**
 * Whoever leaves a department, or is disabled, loses the conversations there: they return to the inbox. Call it after
 * the membership or the agent was changed in the same transaction: whoever gives that agent a conversation holds both
 * rows, so what was given before is seen here, and what comes later is refused there.
 */
@ApplicationScoped
public class Departures {
    @Inject
    Assignments assignments;

    @Inject
    Conversations conversations;

    @Inject
    Agents agents;

    @Inject
    Timeline timeline;

    @Inject
    Clock clock;

    /**
     * @param left which departments it is about; empty stands for conversations without one
     * @param by who took them out; empty: nobody here
     * @return how many conversations returned
     */
    int of(AgentId agent, Predicate<Optional<DepartmentId>> left, Optional<AgentId> by) {
        int returned = 0;
        for (Assigned assigned : assignments.openForSystem(agent)) {
            if (left.test(assigned.department()) && returns(assigned, agent, left, by)) {
                returned++;
            }
        }
        return returned;
    }

    /** Of somebody who is no administrator any more: what they had where they are no member. */
    int ofAdministrator(AgentId agent, Optional<AgentId> by) {
        Set<DepartmentId> stays =
                agents.memberships(agent).stream().map(Membership::department).collect(Collectors.toSet());
        return of(agent, place -> place.filter(stays::contains).isEmpty(), by);
    }

    private boolean returns(
            Assigned assigned, AgentId agent, Predicate<Optional<DepartmentId>> left, Optional<AgentId> by) {
        Conversation conversation = conversations.lockForSystem(assigned.conversation());
        if (!conversation.isOpen() || !conversation.isAssignedTo(agent) || !left.test(conversation.department())) {
            return false;
        }
        timeline.record(conversation.returnBecauseLeft(by, clock.instant()));
        return true;
    }
}
