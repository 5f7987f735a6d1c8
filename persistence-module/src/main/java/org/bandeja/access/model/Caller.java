package org.bandeja.access.model;

import java.util.Map;
import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;

/**
 * Who asks: an agent with the departments and roles of this moment.
 *
 * @param memberships empty for who is member nowhere
 */
public record Caller(AgentId agent, String name, boolean administrator, Map<DepartmentId, Role> memberships) {
    public Caller {
        memberships = Map.copyOf(memberships);
    }

    public boolean isMemberOf(DepartmentId department) {
        return memberships.containsKey(department);
    }

    /** ADMIN of that department, or administrator. */
    public boolean isAdminOf(DepartmentId department) {
        return administrator || memberships.get(department) == Role.ADMIN;
    }

    public Set<DepartmentId> departments() {
        return memberships.keySet();
    }

    /**
     * Whether "my departments" are all of them: an administrator who is member nowhere. Whoever is member somewhere
     * works in these only.
     */
    public boolean worksEverywhere() {
        return administrator && memberships.isEmpty();
    }
}
