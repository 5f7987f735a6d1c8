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
    private final EntityManager em;
    private final String table;

    /** @param table with an index by conversation that is called {@code <table>_conversation} */
    public Calls(EntityManager em, String table) {
        this.em = em;
        this.table = table;
    }

    /** With one statement; the caller may hold the locks of these conversations. */
    public void add(List<ConversationId> conversations, Instant now) {
        if (conversations.isEmpty()) {
            return;
        }
        String places = IntStream.range(0, conversations.size())
                .mapToObj(row -> "(:id" + row + ", :at)")
                .collect(Collectors.joining(", "));
        Query insert = em.createNativeQuery("insert into " + table + " (conversation_id, at) values " + places)
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
        List<?> ids = em.createNativeQuery("select conversation_id from " + table + " group by conversation_id"
                        + " having max(at) <= :quiet or min(at) <= :longest order by min(id) limit :limit")
                .setParameter("quiet", Timestamp.from(quietSince))
                .setParameter("longest", Timestamp.from(longest))
                .setParameter("limit", limit)
                .getResultList();
        return ids.stream()
                .map(id -> new ConversationId(((Number) id).longValue()))
                .toList();
    }

    public boolean isAny() {
        return !em.createNativeQuery("select id from " + table + " limit 1")
                .getResultList()
                .isEmpty();
    }

    /** The last of a conversation, 0 without one. */
    public long last(ConversationId conversation) {
        return ((Number) em.createNativeQuery(
                                "select coalesce(max(id), 0) from " + table + " where conversation_id = :id")
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
        em.createNativeQuery("delete c from " + table + " c force index (" + table + "_conversation)"
                        + " where c.conversation_id = :id and c.id <= :upTo")
                .setParameter("id", conversation.value())
                .setParameter("upTo", upTo)
                .executeUpdate();
    }
}
