package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.routing.model.NumberId;

/** What numbers and contacts have in common. */
@ApplicationScoped
public class Correspondences {
    @PersistenceContext
    EntityManager em;

    /**
     * Locked until the transaction ends: whoever receives messages between the two holds it, so that exactly one
     * conversation comes out of many first messages.
     */
    public Correspondence lock(NumberId number, ContactId contact) {
        Correspondence.Key key = new Correspondence.Key(number.value(), contact.value());
        Correspondence found = em.find(Correspondence.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (found != null) {
            return found;
        }
        em.createNativeQuery("insert into correspondence (number_id, contact_id) values (:number, :contact)"
                        + " on duplicate key update number_id = number_id")
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .executeUpdate();
        return em.find(Correspondence.class, key, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * WhatsApp refuses free-form messages already.
     *
     * @param saidAt when it said so; what the customer wrote later has opened a new window
     */
    public void closeWindow(NumberId number, ContactId contact, Instant saidAt) {
        em.createNativeQuery("update correspondence set last_inbound_at = :closed where number_id = :number"
                        + " and contact_id = :contact and last_inbound_at < :saidAt and last_inbound_at > :closed")
                .setParameter("closed", Timestamp.from(saidAt.minus(ServiceWindow.LENGTH)))
                .setParameter("saidAt", Timestamp.from(saidAt))
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** The service window between the two; empty until the customer has written. */
    public Optional<ServiceWindow> window(NumberId number, ContactId contact) {
        return Optional.ofNullable(
                        em.find(Correspondence.class, new Correspondence.Key(number.value(), contact.value())))
                .flatMap(Correspondence::window);
    }
}
