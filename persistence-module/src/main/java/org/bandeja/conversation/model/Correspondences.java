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
    private static final String LATER = "coalesce(values(last_inbound_at) > coalesce(correspondence.last_inbound_at,"
            + " timestamp'1970-01-01 00:00:00'), false)";

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

    /** All messages are free of charge until then; a shorter time says nothing. */
    public void free(NumberId number, ContactId contact, Instant until) {
        em.createNativeQuery("update correspondence set free_until = :until where number_id = :number"
                        + " and contact_id = :contact and (free_until is null or free_until < :until)")
                .setParameter("until", Timestamp.from(until))
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** For Bandeja itself: when a customer last wrote to one of these numbers, as WhatsApp stamped it; empty: nobody has. */
    public Optional<Instant> lastInboundForSystem(Collection<NumberId> numbers) {
        return numbers.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(em.createQuery(
                                "select max(c.lastInboundAt) from Correspondence c where c.id.numberId in :numbers",
                                Instant.class)
                        .setParameter(
                                "numbers", numbers.stream().map(NumberId::value).toList())
                        .getSingleResult());
    }

    /** What two contacts have in common with all numbers, locked: whoever receives messages of one of them waits. */
    public void lockAll(ContactId one, ContactId other) {
        em.createNativeQuery("select number_id from correspondence where contact_id in (:one, :other)"
                        + " order by number_id, contact_id for update")
                .setParameter("one", one.value())
                .setParameter("other", other.value())
                .getResultList();
    }

    /**
     * What the other had in common with numbers becomes the first one's. Where both wrote to a number the window of who wrote
     * last counts, with its address.
     *
     * @param address what has the other's addresses from now on
     */
    public void join(ContactId kept, ContactId other, ContactId address) {
        em.createNativeQuery(
                        "insert into correspondence (number_id, contact_id, last_inbound_at, free_until, via_contact_id)"
                                + " select o.number_id, :kept, o.last_inbound_at, o.free_until,"
                                + " coalesce(o.via_contact_id, nullif(:address, :kept)) from correspondence o where o.contact_id = :other"
                                + " on duplicate key update"
                                + " via_contact_id = if(" + LATER
                                + ", values(via_contact_id), correspondence.via_contact_id),"
                                + " free_until = if(" + LATER + ", values(free_until), correspondence.free_until),"
                                + " last_inbound_at = if(" + LATER
                                + ", values(last_inbound_at), correspondence.last_inbound_at)")
                .setParameter("kept", kept.value())
                .setParameter("other", other.value())
                .setParameter("address", address.value())
                .executeUpdate();
        forget(other);
    }

    /** Nothing is left of what a contact had in common with numbers. */
    public void forget(ContactId contact) {
        em.createNativeQuery("delete from correspondence where contact_id = :contact")
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /** Which part of the contact is written to; empty: the contact itself. */
    public Optional<ContactId> via(NumberId number, ContactId contact) {
        return Optional.ofNullable(
                        em.find(Correspondence.class, new Correspondence.Key(number.value(), contact.value())))
                .flatMap(Correspondence::via);
    }

    /** For Bandeja itself: the window of a conversation, which is neither loaded nor locked for it. */
    public Optional<ServiceWindow> windowForSystem(ConversationId conversation) {
        List<?> found = em.createNativeQuery("select k.last_inbound_at from conversation c join correspondence k"
                        + " on k.number_id = c.number_id and k.contact_id = c.contact_id"
                        + " where c.id = :id and k.last_inbound_at is not null")
                .setParameter("id", conversation.value())
                .getResultList();
        return found.stream()
                .map(Timestamp.class::cast)
                .map(Timestamp::toInstant)
                .map(ServiceWindow::new)
                .findFirst();
    }

    /** The service window between the two; empty until the customer has written. */
    public Optional<ServiceWindow> window(NumberId number, ContactId contact) {
        return Optional.ofNullable(
                        em.find(Correspondence.class, new Correspondence.Key(number.value(), contact.value())))
                .flatMap(Correspondence::window);
    }
}
