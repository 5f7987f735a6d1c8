package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;

/** The steps that conversations took from the number to the department. */
@ApplicationScoped
public class RoutePaths {
    @PersistenceContext
    EntityManager em;

    /** Appends to the path; the caller holds the conversation's lock. */
    public void add(ConversationId conversation, RouteStep step) {
        em.createNativeQuery("insert into route_step (conversation_id, position, at, kind, name, reason)"
                        + " select :id, coalesce(max(position), 0) + 1, :at, :kind, :name, :reason"
                        + " from route_step where conversation_id = :id")
                .setParameter("id", conversation.value())
                .setParameter("at", Timestamp.from(step.at()))
                .setParameter("kind", step.kind().name())
                .setParameter("name", step.name())
                .setParameter("reason", step.reason().map(Enum::name).orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** Takes the last step back; the caller holds the conversation's lock. */
    public void takeBack(ConversationId conversation) {
        em.createNativeQuery("delete from route_step where conversation_id = :id order by position desc limit 1")
                .setParameter("id", conversation.value())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** In order; empty for what is not there. Ask only for conversations that the person may see. */
    public List<RouteStep> of(ConversationId conversation) {
        List<?> rows = em.createNativeQuery(
                        "select kind, name, at, reason from route_step where conversation_id = :id order by position")
                .setParameter("id", conversation.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RouteStep(
                        RouteStep.Kind.valueOf((String) row[0]),
                        (String) row[1],
                        Optional.ofNullable((String) row[3]).map(RouteReason::valueOf),
                        ((Timestamp) row[2]).toInstant()))
                .toList();
    }
}
