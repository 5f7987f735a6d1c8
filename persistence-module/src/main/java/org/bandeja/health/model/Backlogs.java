package org.bandeja.health.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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

    public Backlog now() {
        return new Backlog(
                count("select count(*) from delivery where state = 'PENDING'"),
                time("select received_at from delivery where state = 'PENDING' order by id limit 1"),
                count("select count(*) from delivery where state = 'PARKED'"),
                outbox(),
                time("select min(next_at) from outbox where state = 'QUEUED'"),
                count("select count(*) from media where due_at is not null"),
                count("select count(*) from push_task"),
                count("select count(*) from business_number where stopped_code is null"),
                count("select count(*) from business_number where stopped_code is not null"));
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

    private Optional<Instant> time(String query) {
        List<?> found = em.createNativeQuery(query).getResultList();
        return found.isEmpty() || found.get(0) == null
                ? Optional.empty()
                : Optional.of(((Timestamp) found.get(0)).toInstant());
    }
}
