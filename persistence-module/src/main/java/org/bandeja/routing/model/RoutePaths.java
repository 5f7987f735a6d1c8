package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.identifier.model.Known;

/** The steps that conversations took from the number to the department. */
@ApplicationScoped
public class RoutePaths {
    @PersistenceContext
    EntityManager em;

    /** Appends to the path; the caller holds the conversation's lock. */
    public void add(ConversationId conversation, RouteStep step) {
        em.createNativeQuery(
                        "insert into route_step (conversation_id, position, at, kind, name, subject_id, option_key, reason)"
                                + " select :id, coalesce(max(position), 0) + 1, :at, :kind, :name, :subject, :option, :reason"
                                + " from route_step where conversation_id = :id")
                .setParameter("id", conversation.value())
                .setParameter("at", Timestamp.from(step.at()))
                .setParameter("kind", step.kind().name())
                .setParameter("name", step.name())
                .setParameter(
                        "subject", step.subject().isPresent() ? step.subject().getAsLong() : null)
                .setParameter("option", step.option().orElse(null))
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
                        "select kind, name, at, reason, subject_id, option_key from route_step where conversation_id = :id order by position")
                .setParameter("id", conversation.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .flatMap(row -> Known.word(RouteStep.Kind.class, (String) row[0]).map(kind -> step(kind, row)).stream())
                .toList();
    }

    private static RouteStep step(RouteStep.Kind kind, Object[] row) {
        return new RouteStep(
                kind,
                (String) row[1],
                row[4] == null ? OptionalLong.empty() : OptionalLong.of(((Number) row[4]).longValue()),
                Optional.ofNullable((String) row[5]),
                Optional.ofNullable((String) row[3]).flatMap(word -> Known.word(RouteReason.class, word)),
                ((Timestamp) row[2]).toInstant());
    }

    /** Whether more steps than this went through it; looks no further. */
    public boolean wentThroughMoreThan(int most, Route route) {
        return isMore(
                em.createNativeQuery("select count(*) from (select 1 from route_step force index (route_step_subject)"
                                + " where kind = :kind and subject_id = :subject limit :most) found")
                        .setParameter("kind", route.kind().name())
                        .setParameter("subject", route.subject()),
                most);
    }

    /** Whether more steps than this were taken for this reason; looks no further. */
    public boolean wereTakenMoreThan(int most, RouteReason reason) {
        return isMore(
                em.createNativeQuery("select count(*) from (select 1 from route_step force index (route_step_reason)"
                                + " where reason = :reason limit :most) found")
                        .setParameter("reason", reason.name()),
                most);
    }

    private static boolean isMore(Query counted, int most) {
        Number found = (Number) counted.setParameter("most", most + 1).getSingleResult();
        return found.intValue() > most;
    }
}
