package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
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
import org.bandeja.directory.service.Seats.Hand;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.RouteUses;

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
    Seats seats;

    @Inject
    RouteUses routes;

    @Inject
    Callers callers;

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
        Agent somebody = agents.hold(agent).orElseThrow(NotFound::new);
        Optional<Membership> membership = departments.lockMembership(agent, department);
        if (membership.isPresent()) {
            seats.changeRole(membership.get(), role, Hand.of(caller.agent()));
        } else {
            seats.join(place, somebody, role, Hand.of(caller.agent()));
        }
    }

    /**
     * Leaves; the conversations that they had there return to the inbox. What leads to them there stays as it is, and takes the
     * inbox.
     *
     * @throws NotFound if the agent is no member, too
     */
    public Gone remove(DepartmentId department, AgentId agent) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdminOf(caller, department);
        Membership membership = departments.lockMembership(agent, department).orElseThrow(NotFound::new);
        int returned = seats.leave(membership, Hand.of(caller.agent()));
        return new Gone(returned, caller.administrator() ? routes.of(agent, department) : List.of());
    }
}
