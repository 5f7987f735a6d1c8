package org.bandeja.callgroup.model;

import java.util.Objects;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.Route;

/**
 * Who belongs to a step.
 *
 * @param agent somebody in the department; empty: all its members
 */
public record GroupMember(DepartmentId department, Optional<AgentId> agent) {
    public GroupMember {
        Objects.requireNonNull(department, "department");
        Objects.requireNonNull(agent, "agent");
    }

    /** What would lead there. */
    public Route route() {
        return agent.<Route>map(somebody -> new Route.ToAgent(department, somebody))
                .orElseGet(() -> new Route.ToDepartment(department));
    }
}
