package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.ReadMarks;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentDisabled;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentArchived;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Directory;
import org.bandeja.directory.model.MemberRow;
import org.bandeja.directory.model.Membership;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.push.model.InboxEvent;
import org.bandeja.push.service.EventLog;
import org.bandeja.refusal.model.NotFound;

/** Who works in a department: kept by administrators and by those who are ADMIN of it. */
@Stateless
@RolesAllowed(AGENT)
public class MemberDesk {
    private static final int MOST_CANDIDATES = 20;

    @Inject
    Directory directory;

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
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    public List<MemberRow> members(DepartmentId department) {
        ConsoleDoor.requireAdminOf(callers.current(), department);
        departments.find(department).orElseThrow(NotFound::new);
        return directory.members(department);
    }

    /** Who could join, at most 20 by name; no more of them than one needs to recognise somebody. */
    public List<AgentRow> candidates(DepartmentId department, String text) {
        ConsoleDoor.requireAdminOf(callers.current(), department);
        departments.find(department).orElseThrow(NotFound::new);
        return directory.candidates(department, text, MOST_CANDIDATES);
    }

    /**
     * Joins, or gets another role. A new member starts as read. Again changes nothing.
     *
     * @throws AgentDisabled if somebody who is disabled would join
     * @throws DepartmentArchived if the department is archived
     */
    public void put(DepartmentId department, AgentId agent, Role role) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdminOf(caller, department);
        Department place = departments.find(department).orElseThrow(NotFound::new);
        Optional<Membership> membership = departments.lockMembership(agent, department);
        if (membership.isPresent()) {
            changeRole(membership.get(), role, caller);
        } else {
            join(place, agents.find(agent).orElseThrow(NotFound::new), role, caller);
        }
    }

    private void changeRole(Membership membership, Role role, Caller caller) {
        Role before = membership.role();
        if (before != role) {
            membership.become(role);
            audit.record(deed(caller, "MEMBER_CHANGED", membership.agent(), membership.department())
                    .changing("role", before, role));
            tell(membership.agent());
        }
    }

    private void join(Department place, Agent agent, Role role, Caller caller) {
        if (place.isArchived()) {
            throw new DepartmentArchived();
        }
        if (agent.isDisabled()) {
            throw new AgentDisabled();
        }
        Instant now = clock.instant();
        departments.add(new Membership(agent.id(), place.id(), role, now));
        departments.flush();
        marks.startAsRead(agent.id(), place.id());
        audit.record(deed(caller, "MEMBER_ADDED", agent.id(), place.id()).changing("role", "", role));
        tell(agent.id());
    }

    /**
     * Leaves; the conversations that they had there return to the inbox.
     *
     * @return how many conversations returned
     * @throws NotFound if the agent is no member, too
     */
    public int remove(DepartmentId department, AgentId agent) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdminOf(caller, department);
        Membership membership = departments.lockMembership(agent, department).orElseThrow(NotFound::new);
        Deed deed = deed(caller, "MEMBER_REMOVED", agent, department).changing("role", membership.role(), "");
        departments.remove(membership);
        int returned = departures.of(agent, Optional.of(department)::equals, caller.agent());
        audit.record(deed.with("returned=" + returned));
        tell(agent);
        return returned;
    }

    private void tell(AgentId agent) {
        events.add(InboxEvent.accessChanged(agent, clock.instant()));
    }

    private Deed deed(Caller caller, String action, AgentId agent, DepartmentId department) {
        return new Deed(
                clock.instant(), Optional.of(caller.agent()), action, "agent", agent.value(), Optional.of(department));
    }
}
