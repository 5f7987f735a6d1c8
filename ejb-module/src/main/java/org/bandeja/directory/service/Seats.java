package org.bandeja.directory.service;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentDisabled;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentArchived;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.LastAdministrator;
import org.bandeja.directory.model.Membership;
import org.bandeja.directory.model.Role;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;

/**
 * Gives places to people and takes them away, with all that belongs to it: read marks, conversations that return, the
 * audit, open screens. Who may is decided before.
 */
@ApplicationScoped
public class Seats {
    @Inject
    Departments departments;

    @Inject
    Agents agents;

    @Inject
    ReadMarks marks;

    @Inject
    Departures departures;

    @Inject
    EventLog events;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * Whose hand does it.
     *
     * @param agent empty: nobody's here
     * @param reason what the audit is to tell of it; may be empty
     */
    public record Hand(Optional<AgentId> agent, String reason) {
        public Hand {
            requireNonNull(agent, "agent");
            requireNonNull(reason, "reason");
        }

        static Hand of(AgentId agent) {
            return new Hand(Optional.of(agent), "");
        }
    }

    /**
     * Whatever the place is now, it becomes this; nobody joins an archived department this way.
     *
     * @param role empty: none
     */
    public void bring(Agent agent, DepartmentId department, Optional<Role> role, Hand hand) {
        Optional<Membership> membership = departments.lockMembership(agent.id(), department);
        if (role.isEmpty()) {
            membership.ifPresent(present -> leave(present, hand));
        } else if (membership.isPresent()) {
            changeRole(membership.get(), role.get(), hand);
        } else {
            departments
                    .find(department)
                    .filter(place -> !place.isArchived())
                    .ifPresent(place -> join(place, agent, role.get(), hand));
        }
    }

    void changeRole(Membership membership, Role role, Hand hand) {
        Role before = membership.role();
        if (before != role) {
            membership.become(role);
            audit.record(deed(hand, "MEMBER_CHANGED", membership.agent(), Optional.of(membership.department()))
                    .changing("role", before, role));
            tell(membership.agent());
        }
    }

    /**
     * A new member starts as read.
     *
     * @throws AgentDisabled if somebody who is disabled would join
     * @throws DepartmentArchived if the department is archived
     */
    void join(Department place, Agent agent, Role role, Hand hand) {
        if (place.isArchived()) {
            throw new DepartmentArchived();
        }
        if (agent.isDisabled()) {
            throw new AgentDisabled();
        }
        departments.add(new Membership(agent.id(), place.id(), role, clock.instant()));
        departments.flush();
        marks.startAsRead(agent.id(), place.id());
        audit.record(
                deed(hand, "MEMBER_ADDED", agent.id(), Optional.of(place.id())).changing("role", "", role));
        tell(agent.id());
    }

    /**
     * @param membership locked
     * @return how many conversations returned
     */
    int leave(Membership membership, Hand hand) {
        AgentId agent = membership.agent();
        DepartmentId department = membership.department();
        Deed deed =
                deed(hand, "MEMBER_REMOVED", agent, Optional.of(department)).changing("role", membership.role(), "");
        departments.remove(membership);
        int returned = departures.of(agent, Optional.of(department)::equals, hand.agent());
        audit.record(deed.with(("returned=" + returned + " " + hand.reason()).strip()));
        tell(agent);
        return returned;
    }

    /**
     * Becomes an administrator, or is none any more.
     *
     * @param agent locked
     * @param administrators all of them, locked, if the agent is to be none
     * @throws LastAdministrator if nobody else could administrate; nothing was changed
     */
    public void administrate(Agent agent, boolean may, Set<AgentId> administrators, Hand hand) {
        if (agent.isAdministrator() == may) {
            return;
        }
        if (!may) {
            requireAnother(administrators, agent.id());
        }
        agent.administrate(may);
        agents.flush();
        Deed deed = deed(hand, "AGENT_CHANGED", agent.id(), Optional.empty()).changing("administrator", !may, may);
        int returned = may ? 0 : departures.ofAdministrator(agent.id(), hand.agent());
        audit.record(may ? deed : deed.with(("returned=" + returned + " " + hand.reason()).strip()));
        tell(agent.id());
    }

    /**
     * Somebody always remains to administrate.
     *
     * @param administrators all of them, locked
     * @throws LastAdministrator if there is nobody but this one
     */
    void requireAnother(Set<AgentId> administrators, AgentId than) {
        if (administrators.stream().allMatch(than::equals)) {
            throw new LastAdministrator();
        }
    }

    private void tell(AgentId agent) {
        events.add(InboxEvent.accessChanged(agent, clock.instant()));
    }

    private Deed deed(Hand hand, String action, AgentId agent, Optional<DepartmentId> department) {
        Deed deed = new Deed(clock.instant(), hand.agent(), action, "agent", agent.value(), department);
        return hand.reason().isEmpty() ? deed : deed.with(hand.reason());
    }
}
