package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whose data are being removed, and how far that has come: several nodes take turns, step by step. */
@ApplicationScoped
public class Erasures {
    private static final int MOST_DOUBLINGS = 6;

    @PersistenceContext
    EntityManager em;

    /**
     * Somebody whose data are being removed.
     *
     * @param messageAfter messages up to this id are empty
     * @param deliveryAfter deliveries up to this id were looked at
     * @param deliveryTo the last one to look at; 0 before that is known
     */
    public record Erasure(ContactId contact, long messageAfter, long deliveryAfter, long deliveryTo) {}

    public void begin(ContactId contact, Instant now) {
        em.createNativeQuery("insert into erasure (contact_id, wanted_at, next_at) values (:contact, :now, :now)")
                .setParameter("contact", contact.value())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /**
     * Whose turn it is. It is put off at once: whoever does not get on, or whose node dies, comes later, ever more rarely, and holds up
     * nobody.
     */
    public Optional<ContactId> claimDue(Instant now) {
        List<?> rows = em.createNativeQuery("select contact_id, attempts from erasure where next_at <= :now"
                        + " order by next_at limit 1 for update skip locked")
                .setParameter("now", Timestamp.from(now))
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            ContactId contact = new ContactId(((Number) row[0]).longValue());
            int attempts = ((Number) row[1]).intValue();
            putOff(contact, attempts + 1, now.plus(pause(attempts)));
            return contact;
        });
    }

    /** One minute, two, four … about an hour. */
    static Duration pause(int attempts) {
        return Duration.ofMinutes(1L << Math.min(attempts, MOST_DOUBLINGS));
    }

    /** It got on, and there may be more to do. */
    public void goesOn(ContactId contact, Instant now) {
        putOff(contact, 0, now);
    }

    private void putOff(ContactId contact, int attempts, Instant next) {
        em.createNativeQuery("update erasure set attempts = :attempts, next_at = :next where contact_id = :contact")
                .setParameter("attempts", attempts)
                .setParameter("next", Timestamp.from(next))
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** Empty when another node has ended it. */
    public Optional<Erasure> lock(ContactId contact) {
        List<?> rows = em.createNativeQuery("select message_after, delivery_after, delivery_to"
                        + " from erasure where contact_id = :contact for update")
                .setParameter("contact", contact.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Erasure(
                        contact,
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue()))
                .findFirst();
    }

    public void emptiedMessages(ContactId contact, long upTo) {
        set("update erasure set message_after = :value where contact_id = :contact", contact, upTo);
    }

    public void lookedAtDeliveries(ContactId contact, long upTo) {
        set("update erasure set delivery_after = :value where contact_id = :contact", contact, upTo);
    }

    /** The last delivery that is to be looked at. */
    public void lookAtDeliveriesTo(ContactId contact, long last) {
        set("update erasure set delivery_to = :value where contact_id = :contact", contact, last);
    }

    private void set(String statement, ContactId contact, long value) {
        em.createNativeQuery(statement)
                .setParameter("value", value)
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** Deliveries that hold the person, and cannot go yet. */
    public List<Long> deliveriesLeft(ContactId contact) {
        List<?> rows = em.createNativeQuery("select delivery_id from erasure_delivery where contact_id = :contact")
                .setParameter("contact", contact.value())
                .getResultList();
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }

    public void leave(ContactId contact, Collection<Long> deliveries) {
        deliveries.forEach(delivery -> em.createNativeQuery(
                        "insert ignore into erasure_delivery (contact_id, delivery_id) values (:contact, :delivery)")
                .setParameter("contact", contact.value())
                .setParameter("delivery", delivery)
                .executeUpdate());
    }

    /** Nothing is left. */
    public void end(ContactId contact) {
        em.createNativeQuery("delete from erasure where contact_id = :contact")
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** Whether this one's data are still being removed. */
    public boolean isGoingOn(ContactId contact) {
        return !em.createNativeQuery("select 1 from erasure where contact_id = :contact")
                .setParameter("contact", contact.value())
                .getResultList()
                .isEmpty();
    }
}
