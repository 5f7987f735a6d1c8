package org.bandeja.health.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what waits, along indexes only: it is asked several times a minute, also when there is much of it. */
@ApplicationScoped
public class Backlogs {
    @PersistenceContext
    EntityManager em;

    /** What may leave: the first of each conversation, of numbers that run; what stands behind it waits rightly. */
    private static final String HEADS =
            "select min(o.next_at) from (select conversation_id, min(seq) as seq from outbox"
                    + " where state in ('QUEUED', 'SENDING') or next_at > :now group by conversation_id) head"
                    + " join outbox o on o.conversation_id = head.conversation_id and o.seq = head.seq"
                    + " join business_number n on n.id = o.number_id"
                    + " where o.state = 'QUEUED' and n.stopped_code is null";

    /**
     * Of the oldest that are due, as they are taken up. What failed waits for its next try, and is late only from then on; what was not
     * tried yet is due since it came. Those at the head are enough, whatever stands behind them: only they are looked up.
     */
    private static final String DUE_DELIVERY =
            "select min(head.next_at) from (select next_at from delivery where state = 'PENDING' and next_at <= :now"
                    + " order by id limit 100) head";

    public Backlog at(Instant now) {
        return new Backlog(
                count("select count(*) from delivery where state = 'PENDING'"),
                time(em.createNativeQuery(DUE_DELIVERY).setParameter("now", Timestamp.from(now))),
                count("select count(*) from delivery where state = 'PARKED'"),
                outbox(),
                time(em.createNativeQuery(HEADS).setParameter("now", Timestamp.from(now))),
                count("select count(*) from media where due_at is not null"),
                count("select count(*) from push_task"),
                count("select count(*) from business_number where stopped_code is null"),
                count("select count(*) from business_number where stopped_code is not null"));
    }

    /** Whether a table answers: the smallest question that is about one. */
    public boolean canBeRead() {
        return count("select coalesce(max(id), 0) from inbox_event") >= 0;
    }

    private Map<String, Long> outbox() {
        List<?> rows = em.createNativeQuery("select state, count(*) from outbox group by state")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    private long count(String query) {
        return ((Number) em.createNativeQuery(query).getSingleResult()).longValue();
    }

    private static Optional<Instant> time(Query query) {
        List<?> found = query.getResultList();
        return found.isEmpty() || found.get(0) == null
                ? Optional.empty()
                : Optional.of(((Timestamp) found.get(0)).toInstant());
    }
}
