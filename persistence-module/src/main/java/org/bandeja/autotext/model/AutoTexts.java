package org.bandeja.autotext.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.Calls;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/** What Bandeja says by itself, to whom it has said it, and where it may have to. */
@ApplicationScoped
public class AutoTexts {
    @PersistenceContext
    EntityManager em;

    /** By kind and language; what is not there is not said. */
    public Map<AutoTextKind, Map<String, String>> of(AutoTextOwner owner) {
        List<?> rows = em.createNativeQuery(
                        "select kind, language, text from auto_text where number_id <=> :number and department_id <=> :department")
                .setParameter("number", number(owner))
                .setParameter("department", department(owner))
                .getResultList();
        Map<AutoTextKind, Map<String, String>> texts = new EnumMap<>(AutoTextKind.class);
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> texts.computeIfAbsent(AutoTextKind.valueOf((String) row[0]), kind -> new TreeMap<>())
                        .put((String) row[1], (String) row[2]));
        return texts;
    }

    /** Counts the changes of somebody's texts. */
    public int version(AutoTextOwner owner) {
        return ((Number) em.createNativeQuery(
                                owner.number().isPresent()
                                        ? "select auto_texts_version from business_number where id = :id"
                                        : "select auto_texts_version from department where id = :id")
                        .setParameter("id", id(owner))
                        .getSingleResult())
                .intValue();
    }

    private static Long id(AutoTextOwner owner) {
        return Optional.ofNullable(number(owner)).orElseGet(() -> department(owner));
    }

    /** The next version; the caller holds the owner's lock. */
    public void replace(AutoTextOwner owner, Map<AutoTextKind, Map<String, String>> texts) {
        em.createNativeQuery(
                        owner.number().isPresent()
                                ? "update business_number set auto_texts_version = auto_texts_version + 1 where id = :id"
                                : "update department set auto_texts_version = auto_texts_version + 1 where id = :id")
                .setParameter("id", id(owner))
                .executeUpdate();
        em.createNativeQuery("delete from auto_text where number_id <=> :number and department_id <=> :department")
                .setParameter("number", number(owner))
                .setParameter("department", department(owner))
                .executeUpdate();
        texts.forEach((kind, byLanguage) -> byLanguage.forEach((language, text) -> em.createNativeQuery(
                        "insert into auto_text (number_id, department_id, kind, language, text)"
                                + " values (:number, :department, :kind, :language, :text)")
                .setParameter("number", number(owner))
                .setParameter("department", department(owner))
                .setParameter("kind", kind.name())
                .setParameter("language", language)
                .setParameter("text", text)
                .executeUpdate()));
    }

    private static Long number(AutoTextOwner owner) {
        return owner.number().map(NumberId::value).orElse(null);
    }

    private static Long department(AutoTextOwner owner) {
        return owner.department().map(DepartmentId::value).orElse(null);
    }

    /** Which numbers and departments have texts: few, and asked with every message. */
    public Talkers talkers() {
        List<?> rows = em.createNativeQuery("select distinct number_id, department_id from auto_text")
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        Set<NumberId> numbers = new HashSet<>();
        Set<DepartmentId> departments = new HashSet<>();
        rows.stream().map(Object[].class::cast).forEach(row -> {
            if (row[0] != null) {
                numbers.add(new NumberId(((Number) row[0]).longValue()));
            } else {
                departments.add(new DepartmentId(((Number) row[1]).longValue()));
            }
        });
        return new Talkers(numbers, departments);
    }

    /** Numbers and departments with texts. */
    public record Talkers(Set<NumberId> numbers, Set<DepartmentId> departments) {}

    // --- what was said

    /** What was said in the window that is open now. */
    public Set<AutoTextKind> said(NumberId number, ContactId contact, Instant now) {
        List<?> rows = em.createNativeQuery("select kind from auto_text_said"
                        + " where number_id = :number and contact_id = :contact and until > :now")
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .setParameter("now", Timestamp.from(now))
                .getResultList();
        Set<AutoTextKind> said = EnumSet.noneOf(AutoTextKind.class);
        rows.forEach(kind -> said.add(AutoTextKind.valueOf((String) kind)));
        return said;
    }

    /**
     * It was said, or was said before and the same window goes on.
     *
     * @param until when the window closes
     */
    public void remember(NumberId number, ContactId contact, Collection<AutoTextKind> kinds, Instant until) {
        kinds.forEach(kind -> em.createNativeQuery("insert into auto_text_said (number_id, contact_id, kind, until)"
                        + " values (:number, :contact, :kind, :until) on duplicate key update until = :until")
                .setParameter("number", number.value())
                .setParameter("contact", contact.value())
                .setParameter("kind", kind.name())
                .setParameter("until", Timestamp.from(until))
                .executeUpdate());
    }

    /** Two contacts are one person: what was said to the other was said to the first, for as long as to either. */
    public void join(ContactId kept, ContactId other) {
        em.createNativeQuery("insert into auto_text_said (number_id, contact_id, kind, until)"
                        + " select number_id, :kept, kind, until from auto_text_said o where o.contact_id = :other"
                        + " on duplicate key update until = greatest(auto_text_said.until, values(until))")
                .setParameter("kept", kept.value())
                .setParameter("other", other.value())
                .executeUpdate();
        em.createNativeQuery("delete from auto_text_said where contact_id = :other")
                .setParameter("other", other.value())
                .executeUpdate();
    }

    /** @return how many rows of windows that have closed before this time were thrown away */
    public int forgetSaidBefore(Instant time, int most) {
        return em.createNativeQuery("delete from auto_text_said where until < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }

    // --- who is to be answered

    /** Where something may have to be said. */
    public Calls calls() {
        return Calls.ofAutoTexts(em);
    }
}
