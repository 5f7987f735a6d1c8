package org.bandeja.directory.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person as administrators see them.
 *
 * @param seenAt when a login or token of theirs was last used; empty: never
 * @param places where they work, by name of the department
 */
public record AgentRow(
        AgentId id,
        String login,
        String name,
        Optional<String> email,
        boolean administrator,
        AgentState state,
        Instant createdAt,
        Optional<Instant> seenAt,
        List<Place> places) {
    /** A department that somebody works in. */
    public record Place(DepartmentId department, String name, Role role, boolean archived) {}

    AgentRow in(List<Place> all) {
        return new AgentRow(id, login, name, email, administrator, state, createdAt, seenAt, List.copyOf(all));
    }

    /** Where a page in this order ends with this person. */
    public AgentCursor cursor(AgentQuestion.Sort sort) {
        return new AgentCursor(sort.of(this), id.value());
    }
}
