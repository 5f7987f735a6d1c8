package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** What somebody works on, for when they leave; ids and numbers only. */
@ApplicationScoped
public class Assignments {
    @PersistenceContext
    EntityManager em;

    /** An open conversation of somebody. */
    public record Assigned(ConversationId conversation, Optional<DepartmentId> department) {}

    /** For Bandeja itself: the open conversations of an agent, oldest first, as far as they are committed. */
    public List<Assigned> openForSystem(AgentId agent) {
        List<?> rows = em.createNativeQuery("select id, department_id from conversation"
                        + " where assignee_id = :agent and status = 'OPEN' order by id")
                .setParameter("agent", agent.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Assigned(
                        new ConversationId(((Number) row[0]).longValue()),
                        Optional.ofNullable((Number) row[1]).map(id -> new DepartmentId(id.longValue()))))
                .toList();
    }

    /** How many open conversations a department has, as far as they are committed. */
    public long openIn(DepartmentId department) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from conversation where department_id = :id and status = 'OPEN'")
                        .setParameter("id", department.value())
                        .getSingleResult())
                .longValue();
    }
}
