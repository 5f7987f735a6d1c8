package org.bandeja.routing.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** A route as four columns, each with a foreign key, so that what is in use is not deleted; all null is no route. */
@Embeddable
public record RouteColumns(
        @Column(name = "route_department_id") Long departmentId,
        @Column(name = "route_agent_id") Long agentId,
        @Column(name = "route_group_id") Long groupId,
        @Column(name = "route_attendant_id") Long attendantId) {
    public static RouteColumns of(Optional<Route> route) {
        return route.map(RouteColumns::of).orElseGet(() -> new RouteColumns(null, null, null, null));
    }

    private static RouteColumns of(Route route) {
        if (route instanceof Route.ToDepartment to) {
            return new RouteColumns(to.department().value(), null, null, null);
        }
        if (route instanceof Route.ToAgent to) {
            return new RouteColumns(to.department().value(), to.agent().value(), null, null);
        }
        return route instanceof Route.ToGroup to
                ? new RouteColumns(null, null, to.group().value(), null)
                : new RouteColumns(
                        null,
                        null,
                        null,
                        ((Route.ToAttendant) route).attendant().value());
    }

    public Optional<Route> route() {
        if (attendantId != null) {
            return Optional.of(new Route.ToAttendant(new AttendantId(attendantId)));
        }
        if (groupId != null) {
            return Optional.of(new Route.ToGroup(new CallGroupId(groupId)));
        }
        if (agentId != null) {
            return Optional.of(new Route.ToAgent(new DepartmentId(departmentId), new AgentId(agentId)));
        }
        return Optional.ofNullable(departmentId).map(DepartmentId::new).map(Route.ToDepartment::new);
    }
}
