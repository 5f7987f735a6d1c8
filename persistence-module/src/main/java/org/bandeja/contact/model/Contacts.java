package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
     *
     * @param profileNames how each calls himself now; empty says nothing
     * @return the contact of each address; two addresses may lead to the same
     */
    public Map<ContactAddress, Contact> require(Map<ContactAddress, String> profileNames, Instant now) {
        KnownContacts known = known(profileNames.keySet());
        List<ContactAddress> strangers = profileNames.keySet().stream()
                .filter(address -> known.find(address).isEmpty())
                .toList();
        strangers.forEach(address -> create(address, profileNames.get(address), known, now));
        KnownContacts everybody = strangers.isEmpty() ? known : known(profileNames.keySet());
        Map<ContactAddress, Contact> found = new LinkedHashMap<>();
        profileNames.forEach((address, name) -> {
            Contact contact = everybody.find(address).orElseThrow();
            everybody.link(contact, address);
            contact.callHimself(name);
            found.put(address, contact);
        });
        return found;
    }

    private KnownContacts known(Collection<ContactAddress> addresses) {
        return new KnownContacts(Stream.concat(
                        by(
                                "select c from Contact c where c.userId in :values",
                                addresses.stream().map(ContactAddress::userId)),
                        by(
                                "select c from Contact c where c.phone in :values",
                                addresses.stream().map(ContactAddress::phone)))
                .toList());
    }

    private Stream<Contact> by(String query, Stream<Optional<String>> values) {
        List<String> present = values.flatMap(Optional::stream).distinct().toList();
        return present.isEmpty()
                ? Stream.empty()
                : em.createQuery(query, Contact.class)
                        .setParameter("values", present)
                        .getResultStream();
    }

    private void create(ContactAddress address, String profileName, KnownContacts known, Instant now) {
        if (known.isPromisedToTheSame(address)) {
            return; // just made, and found by this phone
        }
        Optional<String> phone = known.freePhone(address);
        em.createNativeQuery("insert into contact (id, name, profile_name, phone, user_id, created_at)"
                        + " values (:id, :name, :name, :phone, :userId, :now) on duplicate key update id = id")
                .setParameter("id", ContactId.next().value())
                .setParameter("name", profileName)
                .setParameter("phone", phone.orElse(null))
                .setParameter("userId", address.userId().orElse(null))
                .setParameter("now", Timestamp.from(now))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }
}
