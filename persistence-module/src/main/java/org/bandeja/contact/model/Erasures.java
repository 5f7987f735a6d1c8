package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whose data are being removed, and how far that has come: several nodes take turns, step by step. */
@ApplicationScoped
public class Erasures {
    @PersistenceContext
    EntityManager em;

    /**
     * Somebody whose data are being removed.
     *
     * @param addresses what the person was called by: digits of phone numbers, user ids
     * @param messageAfter messages up to this id are empty
     * @param deliveryAfter deliveries up to this id were looked at
     * @param deliveryTo the last one to look at; 0 before that is known
     */
    public record Erasure(
            ContactId contact, List<String> addresses, long messageAfter, long deliveryAfter, long deliveryTo) {}

    public void begin(ContactId contact, List<String> addresses, Instant now) {
        em.createNativeQuery(
                        "insert into erasure (contact_id, addresses, wanted_at) values (:contact, :addresses, :now)")
                .setParameter("contact", contact.value())
                .setParameter("addresses", String.join("\n", addresses))
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** The oldest that nobody else is just working on, locked. */
    public Optional<Erasure> lockOldest() {
        List<?> rows = em.createNativeQuery("select contact_id, addresses, message_after, delivery_after, delivery_to"
                        + " from erasure order by wanted_at limit 1 for update skip locked")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Erasure(
                        new ContactId(((Number) row[0]).longValue()),
                        Arrays.stream(((String) row[1]).split("\n"))
                                .filter(line -> !line.isEmpty())
                                .toList(),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()))
                .findFirst();
    }

    public void emptiedMessages(ContactId contact, long upTo) {
        set("message_after", contact, upTo);
    }

    public void lookedAtDeliveries(ContactId contact, long upTo) {
        set("delivery_after", contact, upTo);
    }

    /** The last delivery that is to be looked at. */
    public void lookAtDeliveriesTo(ContactId contact, long last) {
        set("delivery_to", contact, last);
    }

    /** @param column one of ours */
    private void set(String column, ContactId contact, long value) {
        em.createNativeQuery("update erasure set " + column + " = :value where contact_id = :contact")
                .setParameter("value", value)
                .setParameter("contact", contact.value())
                .executeUpdate();
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
