package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The customers. */
@ApplicationScoped
public class Contacts {
    @PersistenceContext
    EntityManager em;

    public Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(em.find(Contact.class, id.value()));
    }

    /**
     * Who wrote: found by the business-scoped user id, else by the phone, else made (WhatsApp's order: the user id is
     * the stable one). What was missing is linked, unless it belongs to another contact already: merging people is for
     * an administrator. Of many who make the same contact at once one makes it.
     */
    public Contact require(ContactAddress address, String profileName, Instant now) {
        Contact contact = find(address).orElseGet(() -> create(address, profileName, now));
        link(contact, address);
        contact.callHimself(profileName);
        return contact;
    }

    private Optional<Contact> find(ContactAddress address) {
        return address.userId()
                .flatMap(id -> by("userId", id))
                .or(() -> address.phone().flatMap(phone -> by("phone", phone)).filter(found -> isSame(found, address)));
    }

    /** A phone number that has gone to somebody with another user id is another person's now. */
    private static boolean isSame(Contact found, ContactAddress address) {
        return found.userId().isEmpty()
                || address.userId().isEmpty()
                || found.userId().equals(address.userId());
    }

    private Optional<Contact> by(String attribute, String value) {
        String query = "userId".equals(attribute)
                ? "select c from Contact c where c.userId = :value"
                : "select c from Contact c where c.phone = :value";
        return em.createQuery(query, Contact.class).setParameter("value", value).getResultList().stream()
                .findFirst();
    }

    private Contact create(ContactAddress address, String profileName, Instant now) {
        Optional<String> freePhone =
                address.phone().filter(phone -> by("phone", phone).isEmpty());
        em.createNativeQuery("insert into contact (id, name, profile_name, phone, user_id, created_at)"
                        + " values (:id, :name, :name, :phone, :userId, :now) on duplicate key update id = id")
                .setParameter("id", ContactId.next().value())
                .setParameter("name", profileName)
                .setParameter("phone", freePhone.orElse(null))
                .setParameter("userId", address.userId().orElse(null))
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
        return find(address).orElseThrow();
    }

    private void link(Contact contact, ContactAddress address) {
        if (contact.userId().isEmpty()) {
            address.userId().ifPresent(contact::linkUserId);
        }
        if (contact.phone().isEmpty()) {
            address.phone().filter(phone -> by("phone", phone).isEmpty()).ifPresent(contact::linkPhone);
        }
    }
}
