package org.bandeja.audit.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.identifier.model.Tsid;

/** Who did what, when: only ever added to, in the transaction of the deed. */
@ApplicationScoped
public class AuditRecords {
    /**
     * A deed.
     *
     * @param actor empty: the customer, or Bandeja itself
     * @param object what it was done to, as type and id
     */
    public record Deed(
            Instant at,
            Optional<AgentId> actor,
            String action,
            String object,
            long objectId,
            Optional<DepartmentId> department) {}

    @PersistenceContext
    EntityManager em;

    public void add(Deed deed) {
        em.createNativeQuery(
                        "insert into audit_record (id, at, actor_id, action, object_type, object_id, department_id)"
                                + " values (:id, :at, :actor, :action, :object, :objectId, :department)")
                .setParameter("id", Tsid.next())
                .setParameter("at", Timestamp.from(deed.at()))
                .setParameter("actor", deed.actor().map(AgentId::value).orElse(null))
                .setParameter("action", deed.action())
                .setParameter("object", deed.object())
                .setParameter("objectId", deed.objectId())
                .setParameter(
                        "department", deed.department().map(DepartmentId::value).orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }
}
