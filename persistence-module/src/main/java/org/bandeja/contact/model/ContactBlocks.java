package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/** Whom the company has blocked, number by number. Ask only for contacts that the person may see. */
@ApplicationScoped
public class ContactBlocks {
    private static final int MOST_WORDS = 500;
    /** A list in SQL may not be empty. */
    private static final List<Long> NOWHERE = List.of(-1L);

    @PersistenceContext
    EntityManager em;

    /** A number that a contact talks with. */
    public record Talking(NumberId number, String phoneNumberId) {}

    /** The numbers that a contact has ever talked with. */
    public List<Talking> numbersOf(ContactId contact) {
        List<?> rows = em.createNativeQuery("select n.id, n.phone_number_id from business_number n where n.id in"
                        + " (select c.number_id from conversation c where c.contact_id = :contact) order by n.id")
                .setParameter("contact", contact.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Talking(new NumberId(((Number) row[0]).longValue()), (String) row[1]))
                .toList();
    }

    /** WhatsApp is about to be asked. */
    public void ask(ContactId contact, NumberId number, boolean block, AgentId by, Instant now) {
        em.createNativeQuery("insert into contact_block (contact_id, number_id, wanted, answer, asked_at, asked_by)"
                        + " values (:contact, :number, :wanted, 'ASKED', :now, :by) on duplicate key update"
                        + " wanted = values(wanted), answer = values(answer), code = null, words = '',"
                        + " asked_at = values(asked_at), asked_by = values(asked_by)")
                .setParameter("contact", contact.value())
                .setParameter("number", number.value())
                .setParameter("wanted", block)
                .setParameter("now", Timestamp.from(now))
                .setParameter("by", by.value())
                .executeUpdate();
    }

    /**
     * What came of it; where something else was asked for meanwhile it says nothing.
     *
     * @param code WhatsApp's, where it refused
     */
    public void answered(
            ContactId contact,
            NumberId number,
            boolean block,
            ContactBlock.Answer answer,
            Optional<Integer> code,
            String words) {
        em.createNativeQuery("update contact_block set blocked = if(:answer = 'DONE', wanted, blocked),"
                        + " answer = :answer, code = :code, words = :words where contact_id = :contact"
                        + " and number_id = :number and wanted = :wanted")
                .setParameter("answer", answer.name())
                .setParameter("code", code.orElse(null))
                .setParameter("words", words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) : words)
                .setParameter("contact", contact.value())
                .setParameter("number", number.value())
                .setParameter("wanted", block)
                .executeUpdate();
    }

    /**
     * Whether it is blocked at a number where this person sees a conversation with it; for administrators at any. What happens at other
     * departments' numbers is not told.
     */
    public boolean seenBlocked(ContactId contact, Caller caller) {
        Query query = em.createNativeQuery("select 1 from contact k where k.id = :contact and " + seenBy(caller))
                .setParameter("contact", contact.value());
        return !boundTo(caller, query).getResultList().isEmpty();
    }

    /** Whether the contact k is blocked, as SQL; {@link #boundTo} fills in its places. */
    static String seenBy(Caller caller) {
        String where = caller.administrator()
                ? ""
                : " and exists (select 1 from conversation c where c.contact_id = b.contact_id"
                        + " and c.number_id = b.number_id and c.department_id in (:seen))";
        return "exists (select 1 from contact_block b where b.contact_id = k.id and b.blocked" + where + ")";
    }

    static Query boundTo(Caller caller, Query query) {
        List<Long> seen = caller.departments().stream().map(DepartmentId::value).toList();
        return caller.administrator() ? query : query.setParameter("seen", seen.isEmpty() ? NOWHERE : seen);
    }

    /** By number. */
    public List<ContactBlock> of(ContactId contact) {
        List<?> rows = em.createNativeQuery(
                        "select b.number_id, n.name, n.display_phone_number, b.blocked, b.wanted, b.answer, b.code,"
                                + " b.words, b.asked_at, a.name from contact_block b"
                                + " join business_number n on n.id = b.number_id join agent a on a.id = b.asked_by"
                                + " where b.contact_id = :contact order by n.name, n.id")
                .setParameter("contact", contact.value())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(ContactBlocks::block).toList();
    }

    private static ContactBlock block(Object[] row) {
        return new ContactBlock(
                new NumberId(((Number) row[0]).longValue()),
                (String) row[1],
                (String) row[2],
                isTrue(row[3]),
                isTrue(row[4]),
                ContactBlock.Answer.valueOf((String) row[5]),
                Optional.ofNullable((Number) row[6]).map(Number::intValue),
                (String) row[7],
                ((Timestamp) row[8]).toInstant(),
                (String) row[9]);
    }

    private static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
    }
}
