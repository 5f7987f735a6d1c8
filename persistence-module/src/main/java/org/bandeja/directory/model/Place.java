package org.bandeja.directory.model;

import java.util.Optional;

/**
 * Where somebody stands with a department.
 *
 * @param role empty: no member of it
 * @param administrator of the whole organisation
 */
public record Place(AgentId agent, DepartmentId department, Optional<Role> role, boolean administrator) {
    public boolean isMember() {
        return role.isPresent();
    }
}
