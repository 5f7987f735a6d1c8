package org.bandeja.attendant.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /** There is something to look at; the caller may hold the conversation's lock. */
    public void call(Collection<ConversationId> conversations, Instant now) {
        conversations.forEach(
                id -> em.createNativeQuery("insert into attendant_call (conversation_id, at) values (:id, :at)")
                        .setParameter("id", id.value())
                        .setParameter("at", Timestamp.from(now))
                        .setFlushMode(FlushModeType.COMMIT)
                        .executeUpdate());
    }

    /**
     * Where customers have written and are quiet since, or have not stopped for too long.
     *
     * @param quietSince nothing came after that
     * @param longest the first that was not looked at came before that
     */
    public List<ConversationId> called(Instant quietSince, Instant longest, int limit) {
        return ids(em.createNativeQuery("select conversation_id from attendant_call group by conversation_id"
                        + " having max(at) <= :quiet or min(at) <= :longest order by min(id) limit :limit")
                .setParameter("quiet", Timestamp.from(quietSince))
                .setParameter("longest", Timestamp.from(longest))
                .setParameter("limit", limit)
                .getResultList());
    }

    public boolean isSomebodyCalled() {
        return !em.createNativeQuery("select id from attendant_call limit 1")
                .getResultList()
                .isEmpty();
    }

    /** The last call of a conversation, 0 without one. */
    public long lastCall(ConversationId conversation) {
        return ((Number) em.createNativeQuery(
                                "select coalesce(max(id), 0) from attendant_call where conversation_id = :id")
                        .setParameter("id", conversation.value())
                        .getSingleResult())
                .longValue();
    }

    /** @param upTo what was called later is not forgotten */
    public void forgetCalls(ConversationId conversation, long upTo) {
        em.createNativeQuery("delete from attendant_call where conversation_id = :id and id <= :upTo")
                .setParameter("id", conversation.value())
                .setParameter("upTo", upTo)
                .executeUpdate();
    }

    /** Where the customer has been silent for long enough, or what the attendant said has failed. */
    public List<ConversationId> due(Instant now, int limit) {
        return ids(em.createNativeQuery("select d.conversation_id from attendant_dialog d"
                        + " left join message m on m.id = d.said_id where d.state = 'TALKING'"
                        + " and (d.due_at <= :now or m.status = 'FAILED') order by d.due_at limit :limit")
                .setParameter("now", Timestamp.from(now))
                .setParameter("limit", limit)
                .getResultList());
    }

    private static List<ConversationId> ids(List<?> rows) {
        return rows.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }
}
