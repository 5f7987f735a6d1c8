package org.bandeja.webhook.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What WhatsApp has posted: a queue until it is processed, then an archive. */
@ApplicationScoped
public class Deliveries {
    @PersistenceContext
    EntityManager em;

    public void keep(byte[] body, Instant now) {
        em.createNativeQuery("insert into delivery (received_at, body, state, next_at)"
                        + " values (:now, :body, 'PENDING', :now)")
                .setParameter("now", Timestamp.from(now))
                .setParameter("body", body)
                .executeUpdate();
    }

    /** The oldest that are due, locked until the transaction ends; what another worker has is passed over. */
    @SuppressWarnings("unchecked")
    public List<Delivery> lockDue(Instant now, int limit) {
        return em.createNativeQuery(
                        "select * from delivery where state = 'PENDING' and next_at <= :now"
                                + " order by id limit :limit for update skip locked",
                        Delivery.class)
                .setParameter("now", Timestamp.from(now))
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Newest first. */
    public List<Delivery> inState(Delivery.State state, int limit) {
        return em.createQuery("select d from Delivery d where d.state = :state order by d.id desc", Delivery.class)
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
