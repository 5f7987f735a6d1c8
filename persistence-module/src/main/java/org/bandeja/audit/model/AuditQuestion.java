package org.bandeja.audit.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * Which records somebody wants to see.
 *
 * @param from not before; inclusive
 * @param to before; exclusive
 * @param limit one more is read, to know whether there is more
 */
public record AuditQuestion(
        Optional<AgentId> actor,
        Optional<String> action,
        Optional<String> object,
        Optional<Long> objectId,
        Optional<DepartmentId> department,
        Optional<Outcome> outcome,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<AuditCursor> after,
        int limit) {
    public AuditQuestion {
        requireNonNull(after, "after");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
    }

    /** Everything, from the newest on. */
    public static AuditQuestion everything(int limit) {
        return new AuditQuestion(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit);
    }

    /** The next page of the same. */
    public AuditQuestion continuedAfter(AuditCursor end) {
        return new AuditQuestion(
                actor, action, object, objectId, department, outcome, from, to, Optional.of(end), limit);
    }
}
