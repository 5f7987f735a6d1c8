package org.bandeja.webhook.model;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What WhatsApp has posted: a queue until it is processed, then an archive. */
@ApplicationScoped
public class Deliveries {
    private static final String KEEP =
            "insert into delivery (received_at, body, state, next_at) values (?, ?, 'PENDING', ?)";

    @Resource(lookup = "java:jboss/datasources/Bandeja")
    DataSource database;

    @PersistenceContext
    EntityManager em;

    /**
     * On disk when this returns: one statement that commits itself, outside of any transaction, because WhatsApp waits
     * for it and posts much at once.
     *
     * @throws SQLException if it was not kept; then nothing of it was
     */
    public void keep(byte[] body, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(KEEP)) {
            Timestamp received = Timestamp.from(now);
            insert.setTimestamp(1, received);
            insert.setBytes(2, body);
            insert.setTimestamp(3, received);
            insert.executeUpdate();
        }
    }

    /**
     * The oldest that are due, locked until the transaction ends; what another worker has is passed over.
     *
     * @param mostBytes of their bodies together, so that a backlog of large ones fits into memory; one comes at least
     */
    public List<Delivery> lockDue(Instant now, int limit, long mostBytes) {
        List<?> due = em.createNativeQuery(
                        "select id, octet_length(body) from delivery"
                                + " where state = 'PENDING' and next_at <= :now order by id limit :limit for update skip locked")
                .setParameter("now", Timestamp.from(now))
                .setParameter("limit", limit)
                .getResultList();
        List<Long> ids = new ArrayList<>();
        long bytes = 0;
        for (Object row : due) {
            bytes += ((Number) ((Object[]) row)[1]).longValue();
            if (bytes > mostBytes && !ids.isEmpty()) {
                break;
            }
            ids.add(((Number) ((Object[]) row)[0]).longValue());
        }
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select d from Delivery d where d.id in :ids order by d.id", Delivery.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Newest first; without what they hold, which may be large. */
    public List<DeliveryRow> inState(Delivery.State state, int limit) {
        return em.createQuery(
                        "select new org.bandeja.webhook.model.DeliveryRow(d.id, d.receivedAt, d.state, d.attempts, d.reason)"
                                + " from Delivery d where d.state = :state order by d.id desc",
                        DeliveryRow.class)
                .setParameter("state", state)
                .setMaxResults(limit)
                .getResultList();
    }

    public Optional<Delivery> find(long id) {
        return Optional.ofNullable(em.find(Delivery.class, id));
    }

    /** @return how many processed ones were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from delivery where received_at < :time and state = 'DONE' limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
