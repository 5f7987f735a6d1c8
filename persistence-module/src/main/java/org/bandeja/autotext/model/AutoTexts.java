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
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.CalendarId;
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

    /** The caller holds the owner's lock. */
    public void replace(AutoTextOwner owner, Map<AutoTextKind, Map<String, String>> texts) {
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

    /** When a department is there; empty: always. */
    public Optional<CalendarId> calendar(DepartmentId department) {
        List<?> found = em.createNativeQuery(
                        "select calendar_id from department where id = :id and calendar_id is not null")
                .setParameter("id", department.value())
                .getResultList();
        return found.stream()
                .map(id -> new CalendarId(((Number) id).longValue()))
                .findFirst();
    }

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

    // --- who is to be answered

    /** The caller may hold the locks of these conversations. */
    public void call(Collection<ConversationId> conversations, Instant now) {
        conversations.forEach(
                id -> em.createNativeQuery("insert into auto_text_call (conversation_id, at) values (:id, :at)")
                        .setParameter("id", id.value())
                        .setParameter("at", Timestamp.from(now))
                        .setFlushMode(FlushModeType.COMMIT)
                        .executeUpdate());
    }

    /** Where customers have written and are quiet since, or have not stopped for too long. */
    public List<ConversationId> called(Instant quietSince, Instant longest, int limit) {
        List<?> ids = em.createNativeQuery("select conversation_id from auto_text_call group by conversation_id"
                        + " having max(at) <= :quiet or min(at) <= :longest order by min(id) limit :limit")
                .setParameter("quiet", Timestamp.from(quietSince))
                .setParameter("longest", Timestamp.from(longest))
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }

    public boolean isSomebodyCalled() {
        return !em.createNativeQuery("select id from auto_text_call limit 1")
                .getResultList()
                .isEmpty();
    }

    /** The last call of a conversation, 0 without one. */
    public long lastCall(ConversationId conversation) {
        return ((Number) em.createNativeQuery(
                                "select coalesce(max(id), 0) from auto_text_call where conversation_id = :id")
                        .setParameter("id", conversation.value())
                        .getSingleResult())
                .longValue();
    }

    /** @param upTo what was called later is not forgotten */
    public void forgetCalls(ConversationId conversation, long upTo) {
        em.createNativeQuery("delete from auto_text_call where conversation_id = :id and id <= :upTo")
                .setParameter("id", conversation.value())
                .setParameter("upTo", upTo)
                .executeUpdate();
    }
}
