package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.routing.model.NumberId;

/** What became of messages that we do not have, or not yet. */
@ApplicationScoped
public class PendingChanges {
    @PersistenceContext
    EntityManager em;

    /**
     * For when the message comes; again changes nothing.
     *
     * @param by whose change it is
     */
    public void keep(NumberId number, String targetId, ChangedBy by, Alteration change, Instant now) {
        em.createNativeQuery(
                        "insert ignore into pending_change (number_id, target_id, kind, by_company, at, type, text,"
                                + " content, received_at, reactor) values (:number, :target, :kind, :company, :at, :type, :text,"
                                + " :content, :now, :reactor)")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .setParameter("kind", change.kind().name())
                .setParameter("company", change.byCompany())
                .setParameter("at", Timestamp.from(change.at()))
                .setParameter("type", change.said().map(Said::type).orElse(null))
                .setParameter("text", change.said().flatMap(Said::text).orElse(null))
                .setParameter("content", change.said().flatMap(Said::content).orElse(null))
                .setParameter("now", Timestamp.from(now))
                .setParameter("reactor", by.called())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** What is known of these messages, by WhatsApp's id, oldest first; it stays, for it may be asked again. */
    public Map<String, List<Alteration>> of(NumberId number, Collection<String> targetIds) {
        if (targetIds.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(
                        "select target_id, kind, by_company, at, type, text, content from pending_change"
                                + " where number_id = :number and target_id in (:targets) order by at",
                        Tuple.class)
                .setParameter("number", number.value())
                .setParameter("targets", targetIds)
                .setFlushMode(FlushModeType.COMMIT);
        List<?> rows = query.getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(Columns::new)
                .collect(Collectors.groupingBy(
                        row -> row.text("target_id"),
                        Collectors.mapping(PendingChanges::alteration, Collectors.toList())));
    }

    private static Alteration alteration(Columns row) {
        return new Alteration(
                Alteration.Kind.valueOf(row.text("kind")),
                row.flag("by_company"),
                row.time("at"),
                row.optionalText("type")
                        .map(type -> new Said(
                                type, row.optionalText("text"), row.optionalText("content"), Optional.empty())));
    }

    /** @return how many were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from pending_change where received_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }
}
