package org.bandeja.attendant.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.Calls;
import org.bandeja.conversation.model.ConversationId;

/** The dialogs of attendants, and which of them have something to look at. */
@ApplicationScoped
public class Dialogs {
    @PersistenceContext
    EntityManager em;

    public Optional<Dialog> find(ConversationId conversation) {
        return Optional.ofNullable(em.find(Dialog.class, conversation.value()));
    }

    /** Locked until the transaction ends; empty if there is none, or another worker has it. */
    public Optional<Dialog> lockIfFree(ConversationId conversation) {
        List<?> found = em.createNativeQuery(
                        "select * from attendant_dialog where conversation_id = :id for update skip locked",
                        Dialog.class)
                .setParameter("id", conversation.value())
                .getResultList();
        return found.stream().map(Dialog.class::cast).findFirst();
    }

    public void add(Dialog dialog) {
        em.persist(dialog);
    }

    /** Where an attendant has something to look at. */
    public Calls calls() {
        return Calls.ofAttendants(em);
    }

    /** Where the customer has been silent for long enough. */
    public List<ConversationId> silent(Instant now, int limit) {
        return ids(em.createNativeQuery("select conversation_id from attendant_dialog where state = 'TALKING'"
                        + " and due_at <= :now order by due_at limit :limit")
                .setParameter("now", Timestamp.from(now))
                .setParameter("limit", limit)
                .getResultList());
    }

    /**
     * Where the last thing that the attendant said has failed.
     *
     * @param since nothing that was said before is looked at
     */
    public List<ConversationId> unheard(Instant since, int limit) {
        return ids(em.createNativeQuery("select d.conversation_id from message m join attendant_dialog d"
                        + " on d.conversation_id = m.conversation_id and d.said_id = m.id and d.state = 'TALKING'"
                        + " where m.trouble_at > :since and m.status = 'FAILED' limit :limit")
                .setParameter("since", Timestamp.from(since))
                .setParameter("limit", limit)
                .getResultList());
    }

    /**
     * Those that began before this time and in which nothing can happen any more: over, or led away to somebody who has had
     * the conversation, or has completed it.
     *
     * @return how many were thrown away
     */
    public int forgetBefore(Instant time, int most) {
        List<?> over = em.createNativeQuery(
                        "select d.conversation_id from attendant_dialog d join conversation c"
                                + " on c.id = d.conversation_id where d.state in ('ENDED', 'LED') and d.began_at < :time"
                                + " and (d.state = 'ENDED' or c.status = 'COMPLETED' or c.last_assignee_id is not null) limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .getResultList();
        return over.isEmpty()
                ? 0
                : em.createNativeQuery("delete from attendant_dialog where conversation_id in (:ids)"
                                + " and state <> 'TALKING'")
                        .setParameter("ids", over)
                        .executeUpdate();
    }

    private static List<ConversationId> ids(List<?> rows) {
        return rows.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }
}
