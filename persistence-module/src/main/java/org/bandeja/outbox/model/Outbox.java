package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.routing.model.NumberId;

/** What still has to leave. */
@ApplicationScoped
public class Outbox {
    /** A stopped number is tried again so often, with one message. */
    public static final Duration TRIAL_EVERY = Duration.ofSeconds(60);

    /** No number takes a whole round for itself. */
    private static final int SHARE_OF_A_NUMBER = 60;

    @PersistenceContext
    EntityManager em;

    /** Something that may leave now. */
    public record Due(MessageId message, ConversationId conversation, NumberId number, boolean trial) {}

    public void add(OutboxEntry entry) {
        em.persist(entry);
    }

    /**
     * What may leave now, oldest first: the first of each conversation that nothing before holds back, from numbers that
     * run or are due for a trial.
     */
    public List<Due> due(Instant now, int limit) {
        List<?> rows = em.createNativeQuery("select message_id, conversation_id, number_id, trial from ("
                        + "select o.message_id, o.conversation_id, o.number_id, n.stopped_code is not null as trial,"
                        + " row_number() over (partition by o.number_id order by o.message_id) as place"
                        + " from outbox o join business_number n on n.id = o.number_id"
                        + " where o.state = 'QUEUED' and o.next_at <= :now"
                        + " and (n.stopped_code is null or n.stopped_at <= :trial)"
                        + " and not exists (select 1 from outbox p where p.conversation_id = o.conversation_id"
                        + " and p.seq < o.seq and (p.state in ('QUEUED', 'SENDING') or p.next_at > :now))) due"
                        + " where place <= if(trial, 1, :share) order by message_id limit :limit")
                .setParameter("share", SHARE_OF_A_NUMBER)
                .setParameter("now", Timestamp.from(now))
                .setParameter("trial", Timestamp.from(now.minus(TRIAL_EVERY)))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Due(
                        new MessageId(((Number) row[0]).longValue()),
                        new ConversationId(((Number) row[1]).longValue()),
                        new NumberId(((Number) row[2]).longValue()),
                        ((Number) row[3]).intValue() != 0))
                .toList();
    }

    /** When something that waits here may leave at the earliest; empty when nothing waits. */
    public Optional<Instant> earliest() {
        Timestamp at = (Timestamp)
                em.createNativeQuery("select min(next_at) from outbox").getSingleResult();
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    /** Locked until the transaction ends. */
    public Optional<OutboxEntry> lock(MessageId message) {
        return Optional.ofNullable(em.find(OutboxEntry.class, message.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    public void remove(OutboxEntry entry) {
        em.remove(entry);
    }

    /** What this node was sending when it died, and what any node has been sending for longer than a call can take. */
    public List<MessageId> abandoned(String node, Instant now, Duration longestCall, boolean nodeJustStarted) {
        List<?> rows = em.createNativeQuery("select message_id from outbox where state = 'SENDING'"
                        + " and (claimed_at < :since or (:started and claimed_by = :node))")
                .setParameter("since", Timestamp.from(now.minus(longestCall)))
                .setParameter("started", nodeJustStarted)
                .setParameter("node", node)
                .getResultList();
        return rows.stream().map(id -> new MessageId(((Number) id).longValue())).toList();
    }

    /** In doubt for so long that the agent has to be told. */
    public List<MessageId> inDoubtSince(Instant time) {
        List<?> rows = em.createNativeQuery(
                        "select message_id from outbox where state = 'IN_DOUBT' and claimed_at < :time")
                .setParameter("time", Timestamp.from(time))
                .getResultList();
        return rows.stream().map(id -> new MessageId(((Number) id).longValue())).toList();
    }

    /** Taken by WhatsApp, and its status has not come in time: it holds nothing back any more. */
    public int forgetAccepted(Instant now) {
        return em.createNativeQuery("delete from outbox where state = 'ACCEPTED' and next_at <= :now")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }
}
