package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What contacts were called by before: what they said then stands under it, and is to be found when they are erased. */
@ApplicationScoped
public class FormerAddresses {
    @PersistenceContext
    EntityManager em;

    /** From now on the contact is called otherwise, or not at all. */
    public void keep(ContactId contact, Collection<String> addresses, Instant now) {
        addresses.forEach(address -> em.createNativeQuery("insert into former_address (contact_id, address, until)"
                        + " values (:contact, :address, :now) on duplicate key update until = :now")
                .setParameter("contact", contact.value())
                .setParameter("address", address)
                .setParameter("now", Timestamp.from(now))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate());
    }

    /** Of a contact and its parts, the latest first. */
    public List<KnownAs> of(ContactId contact) {
        List<?> rows = em.createNativeQuery("select address, max(until) from former_address where contact_id in (:ids)"
                        + " group by address order by max(until) desc, address")
                .setParameter("ids", withParts(contact))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new KnownAs((String) row[0], ((Timestamp) row[1]).toInstant()))
                .toList();
    }

    /** Of a contact and its parts. */
    public void forget(ContactId contact) {
        em.createNativeQuery("delete from former_address where contact_id in (:ids)")
                .setParameter("ids", withParts(contact))
                .executeUpdate();
    }

    private List<Long> withParts(ContactId contact) {
        List<?> parts = em.createNativeQuery("select id from contact where merged_into = :contact")
                .setParameter("contact", contact.value())
                .getResultList();
        return Stream.concat(Stream.of(contact.value()), parts.stream().map(id -> ((Number) id).longValue()))
                .toList();
    }
}
