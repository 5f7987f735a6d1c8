package org.bandeja.contact.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** What colleagues note about contacts. Ask only for contacts that the person may see. */
@ApplicationScoped
public class ContactNotes {
    /** The longest note. */
    public static final int LONGEST = 2_000;

    private static final String ROW = "select n.id, n.at, n.author_id, a.name, n.text from contact_note n"
            + " join agent a on a.id = n.author_id where n.contact_id = :contact ";

    @PersistenceContext
    EntityManager em;

    /** @throws ContactNoteNotUsable if it says nothing, or too much */
    public NoteId add(ContactId contact, AgentId author, String text, Instant now) {
        String said = text.strip();
        if (said.isEmpty() || said.codePointCount(0, said.length()) > LONGEST) {
            throw new ContactNoteNotUsable();
        }
        NoteId id = NoteId.next();
        em.createNativeQuery("insert into contact_note (id, contact_id, at, author_id, text)"
                        + " values (:id, :contact, :at, :author, :text)")
                .setParameter("id", id.value())
                .setParameter("contact", contact.value())
                .setParameter("at", Timestamp.from(now))
                .setParameter("author", author.value())
                .setParameter("text", said)
                .executeUpdate();
        return id;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before
     */
    public List<ContactNote> of(ContactId contact, Optional<NoteId> after, int most) {
        List<?> rows = em.createNativeQuery(ROW + "and n.id < :after order by n.id desc limit :most")
                .setParameter("contact", contact.value())
                .setParameter("after", after.map(NoteId::value).orElse(Long.MAX_VALUE))
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(ContactNotes::note).toList();
    }

    /** One of a contact. */
    public Optional<ContactNote> find(ContactId contact, NoteId id) {
        List<?> rows = em.createNativeQuery(ROW + "and n.id = :id")
                .setParameter("contact", contact.value())
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(ContactNotes::note).findFirst();
    }

    public void remove(NoteId id) {
        em.createNativeQuery("delete from contact_note where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    private static ContactNote note(Object[] row) {
        return new ContactNote(
                new NoteId(((Number) row[0]).longValue()),
                ((Timestamp) row[1]).toInstant(),
                new AgentId(((Number) row[2]).longValue()),
                (String) row[3],
                (String) row[4]);
    }
}
