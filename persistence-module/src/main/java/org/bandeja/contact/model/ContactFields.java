package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that the company has made for its contacts, and what stands in them. */
@ApplicationScoped
public class ContactFields {
    @PersistenceContext
    EntityManager em;

    /** In their order. */
    public List<ContactField> all() {
        return em.createQuery("select f from ContactField f order by f.position, f.id", ContactField.class)
                .getResultList();
    }

    public Optional<ContactField> find(FieldId id) {
        return Optional.ofNullable(em.find(ContactField.class, id.value()));
    }

    /** Whether another field has this name; case does not count. */
    public boolean isTaken(String name, Optional<FieldId> but) {
        return !em.createQuery("select f.id from ContactField f where f.name = :name and f.id <> :but", Long.class)
                .setParameter("name", name.strip())
                .setParameter("but", but.map(FieldId::value).orElse(0L))
                .getResultList()
                .isEmpty();
    }

    public void add(ContactField field) {
        em.persist(field);
        em.flush();
    }

    /** Goes with all that stands in it. @return at how many contacts something stood in it */
    public int remove(ContactField field) {
        int filled = em.createNativeQuery("delete from contact_value where field_id = :field")
                .setParameter("field", field.id().value())
                .executeUpdate();
        em.remove(field);
        return filled;
    }

    /** What stands in the fields of a contact, by field. */
    public Map<FieldId, String> valuesOf(ContactId contact) {
        List<?> rows = em.createNativeQuery("select field_id, value from contact_value where contact_id = :contact")
                .setParameter("contact", contact.value())
                .getResultList();
        Map<FieldId, String> values = new LinkedHashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> values.put(new FieldId(((Number) row[0]).longValue()), (String) row[1]));
        return values;
    }

    /** @param value empty: nothing any more */
    public void fill(ContactId contact, FieldId field, Optional<String> value) {
        if (value.isEmpty()) {
            em.createNativeQuery("delete from contact_value where contact_id = :contact and field_id = :field")
                    .setParameter("contact", contact.value())
                    .setParameter("field", field.value())
                    .executeUpdate();
            return;
        }
        em.createNativeQuery("insert into contact_value (contact_id, field_id, value) values (:contact, :field, :value)"
                        + " on duplicate key update value = values(value)")
                .setParameter("contact", contact.value())
                .setParameter("field", field.value())
                .setParameter("value", value.get())
                .executeUpdate();
    }
}
