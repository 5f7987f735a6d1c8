package org.bandeja.audit.model;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * A record as administrators read it.
 *
 * @param actorName as the person is called today; empty when nobody is known
 * @param objectName as it is called today, a conversation by its customer; empty for what has no name or is gone
 * @param subject the agent, department, label or auto attendant that it was done with
 * @param subjectName as that is called today
 * @param address where the call came from
 * @param was settings before, by name
 * @param became settings after, by name
 */
public record AuditRow(
        long id,
        Instant at,
        Optional<AgentId> actor,
        Optional<String> actorName,
        String action,
        String object,
        Optional<Long> objectId,
        Optional<String> objectName,
        Optional<Long> subject,
        Optional<String> subjectName,
        Optional<DepartmentId> department,
        Optional<String> departmentName,
        Outcome outcome,
        Optional<String> address,
        Optional<String> detail,
        Map<String, String> was,
        Map<String, String> became) {
    public AuditRow {
        was = Map.copyOf(was);
        became = Map.copyOf(became);
    }

    public AuditCursor cursor() {
        return new AuditCursor(at, id);
    }
}
