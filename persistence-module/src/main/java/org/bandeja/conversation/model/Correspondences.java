package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return lock(number, List.of(contact)).get(contact);
    }

    /** The number's with each of these contacts, locked in the order of the contacts' ids. */
    public Map<ContactId, Correspondence> lock(NumberId number, Collection<ContactId> contacts) {
        Map<ContactId, Correspondence> locked = new HashMap<>(find(number, contacts));
        List<ContactId> missing = contacts.stream()
                .filter(contact -> !locked.containsKey(contact))
                .toList();
        if (!missing.isEmpty()) {
            missing.forEach(contact -> create(number, contact));
            locked.putAll(find(number, missing));
        }
        return locked;
    }

    private Map<ContactId, Correspondence> find(NumberId number, Collection<ContactId> contacts) {
        return em.createQuery(
                        "select c from Correspondence c where c.id.numberId = :number and c.id.contactId in :contacts"
                                + " order by c.id.contactId",
                        Correspondence.class)
                .setParameter("number", number.value())
                .setParameter(
                        "contacts", contacts.stream().map(ContactId::value).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Correspondence::contact, Function.identity()));
    }

    private void create(NumberId number, ContactId contact) {
        em.createNativeQuery("insert into correspondence (number_id, contact_id) values (:number, :contact)"
                        + " on duplicate key update number_id = number_id")
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
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
