package org.bandeja.conversation.model;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Conversations in which a worker has something to look at. Who receives messages only adds to them, so that nobody waits for anybody;
 * who has looked takes away what he has seen.
 */
public final class Calls {
    /** @param add up to the rows */
    private record Statements(String add, String quiet, String any, String last, String forget) {}

    private static final Statements ATTENDANTS = new Statements(
            "insert into attendant_call (conversation_id, at) values ",
            "select conversation_id from attendant_call group by conversation_id"
                    + " having max(at) <= :quiet or min(at) <= :longest order by min(id) limit :limit",
            "select id from attendant_call limit 1",
            "select coalesce(max(id), 0) from attendant_call where conversation_id = :id",
            "delete c from attendant_call c force index (attendant_call_conversation)"
                    + " where c.conversation_id = :id and c.id <= :upTo");
    private static final Statements AUTO_TEXTS = new Statements(
            "insert into auto_text_call (conversation_id, at) values ",
            "select conversation_id from auto_text_call group by conversation_id"
                    + " having max(at) <= :quiet or min(at) <= :longest order by min(id) limit :limit",
            "select id from auto_text_call limit 1",
            "select coalesce(max(id), 0) from auto_text_call where conversation_id = :id",
            "delete c from auto_text_call c force index (auto_text_call_conversation)"
                    + " where c.conversation_id = :id and c.id <= :upTo");

    private final EntityManager em;
    private final Statements sql;

    private Calls(EntityManager em, Statements sql) {
        this.em = em;
        this.sql = sql;
    }

    /** Where an attendant has something to look at. */
    public static Calls ofAttendants(EntityManager em) {
        return new Calls(em, ATTENDANTS);
    }

    /** Where something may have to be said automatically. */
    public static Calls ofAutoTexts(EntityManager em) {
        return new Calls(em, AUTO_TEXTS);
    }

    /** With one statement; the caller may hold the locks of these conversations. */
    public void add(List<ConversationId> conversations, Instant now) {
        if (conversations.isEmpty()) {
            return;
        }
        String places = IntStream.range(0, conversations.size())
                .mapToObj(row -> "(:id" + row + ", :at)")
                .collect(Collectors.joining(", "));
        Query insert = em.createNativeQuery(sql.add() + places)
                .setParameter("at", Timestamp.from(now))
                .setFlushMode(FlushModeType.COMMIT);
        for (int row = 0; row < conversations.size(); row++) {
            insert.setParameter("id" + row, conversations.get(row).value());
        }
        insert.executeUpdate();
    }

    /**
     * Where customers have written and are quiet since, or have not stopped for too long.
     *
     * @param quietSince nothing came after that
     * @param longest the first that was not looked at came before that
     */
    public List<ConversationId> quiet(Instant quietSince, Instant longest, int limit) {
        List<?> ids = em.createNativeQuery(sql.quiet())
                .setParameter("quiet", Timestamp.from(quietSince))
                .setParameter("longest", Timestamp.from(longest))
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }

    public boolean isAny() {
        return !em.createNativeQuery(sql.any()).getResultList().isEmpty();
    }

    /** The last of a conversation, 0 without one. */
    public long last(ConversationId conversation) {
        return ((Number) em.createNativeQuery(sql.last())
                        .setParameter("id", conversation.value())
                        .getSingleResult())
                .longValue();
    }

    /**
     * By the index of the conversation, whatever the optimizer thinks of so few rows: by the primary key it would wait for
     * those that somebody is just adding for others.
     *
     * @param upTo what was called later is not forgotten
     */
    public void forget(ConversationId conversation, long upTo) {
        em.createNativeQuery(sql.forget())
                .setParameter("id", conversation.value())
                .setParameter("upTo", upTo)
                .executeUpdate();
    }
}
