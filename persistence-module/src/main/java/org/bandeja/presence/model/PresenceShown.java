package org.bandeja.presence.model;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * What colleagues see of somebody.
 *
 * @param departments whose members see it
 */
public record PresenceShown(AgentId agent, Presence presence, Set<DepartmentId> departments) {
    public PresenceShown {
        requireNonNull(agent, "agent");
        requireNonNull(presence, "presence");
        departments = Set.copyOf(departments);
    }
}
