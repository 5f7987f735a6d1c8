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
import java.util.OptionalInt;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.NumberId;

/** What still has to leave. */
@ApplicationScoped
public class Outbox {
    /** More of a number cannot leave before one looks again. */
    private static final int SHARE_OF_A_NUMBER = 100;

    private static final String STOPPED_AND_TRIED = "coalesce(n.tried_at, n.stopped_at)";

    @PersistenceContext
    EntityManager em;

    /**
     * Something that may leave now.
     *
     * @param contact to whom it goes; may have several conversations
     * @param messagesPerSecond how many the number may send
     * @param trial whether it tries a stopped number
     */
    public record Due(
            MessageId message,
            ConversationId conversation,
            ContactId contact,
            NumberId number,
            int messagesPerSecond,
            boolean trial) {}

    public void add(OutboxEntry entry) {
        em.persist(entry);
    }

    /**
     * What may leave now: the first of each conversation that nothing before holds back, from numbers that run or are due for a trial.
     * Who has been first in line the longest comes first, and the numbers take turns: many messages of one conversation, or of one
     * number, are no reason for another's to wait.
     */
    public List<Due> due(Instant now, int limit) {
        List<?> rows = em.createNativeQuery(
                        "select message_id, conversation_id, contact_id, number_id, messages_per_second, trial from ("
                                + "select o.message_id, o.conversation_id, c.contact_id, o.number_id, o.next_at,"
                                + " n.messages_per_second,"
                                + " n.stopped_code is not null as trial,"
                                + " row_number() over (partition by o.number_id order by o.next_at, o.message_id) as place"
                                + " from (select conversation_id, min(seq) as seq from outbox"
                                + " where state in ('QUEUED', 'SENDING') or next_at > :now group by conversation_id) head"
                                + " join outbox o on o.conversation_id = head.conversation_id and o.seq = head.seq"
                                + " join conversation c on c.id = o.conversation_id"
                                + " join business_number n on n.id = o.number_id"
                                + " where o.state = 'QUEUED' and o.next_at <= :now"
                                + " and (n.stopped_code is null or " + STOPPED_AND_TRIED + " <= :trial)) due"
                                + " where place <= if(trial, 1, :share) order by place, next_at, message_id limit :limit")
                .setParameter("share", SHARE_OF_A_NUMBER)
                .setParameter("now", Timestamp.from(now))
                .setParameter("trial", Timestamp.from(now.minus(BusinessNumber.TRIAL_EVERY)))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Due(
                        new MessageId(number(row[0])),
                        new ConversationId(number(row[1])),
                        new ContactId(number(row[2])),
                        new NumberId(number(row[3])),
                        (int) number(row[4]),
                        number(row[5]) != 0))
                .toList();
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    /** When something that waits may leave at the earliest; empty when nothing waits for a time. */
    public Optional<Instant> earliest(Instant now) {
        Timestamp at = (Timestamp) em.createNativeQuery("select min(next_at) from outbox where next_at > :now")
                .setParameter("now", Timestamp.from(now))
                .getSingleResult();
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }

    /** Not before then, if it still waits. */
    public void postpone(MessageId message, Instant until) {
        em.createNativeQuery("update outbox set next_at = :until where message_id = :message and state = 'QUEUED'"
                        + " and next_at < :until")
                .setParameter("until", Timestamp.from(until))
                .setParameter("message", message.value())
                .executeUpdate();
    }

    /** The number works again: what waits because of this error, or another that stops numbers, need not wait any longer. */
    public void release(NumberId number, Instant now) {
        em.createNativeQuery("update outbox o join message m on m.id = o.message_id set o.next_at = :now"
                        + " where o.number_id = :number and o.state = 'QUEUED' and o.next_at > :now"
                        + " and o.next_at <= :trial and m.error_code is not null")
                .setParameter("now", Timestamp.from(now))
                .setParameter("trial", Timestamp.from(now.plus(BusinessNumber.TRIAL_EVERY)))
                .setParameter("number", number.value())
                .executeUpdate();
    }

    /** What has waited for so long, or waits for a stopped number, and says nothing of it; the longest waiting first. */
    public List<OutboxEntry> waitingUntold(Instant createdBefore, int most) {
        return em.createQuery(
                        "select o from OutboxEntry o, Message m, BusinessNumber n where m.id = o.messageId"
                                + " and n.id = o.numberId and o.state = org.bandeja.outbox.model.OutboxEntry.State.QUEUED"
                                + " and (m.errorCode is null and o.createdAt <= :before"
                                + " or n.stoppedCode is not null and coalesce(m.errorCode, -1) < 0) order by o.messageId",
                        OutboxEntry.class)
                .setParameter("before", createdBefore)
                .setMaxResults(most)
                .getResultList();
    }

    /** The error because of which something before it in the same conversation waits; empty when nothing does. */
    public OptionalInt reasonBefore(OutboxEntry entry) {
        List<?> codes = em.createNativeQuery("select m.error_code from outbox p join message m on m.id = p.message_id"
                        + " where p.conversation_id = :conversation and p.seq < :seq and p.state = 'QUEUED'"
                        + " and m.error_code is not null order by p.seq limit 1")
                .setParameter("conversation", entry.conversation().value())
                .setParameter("seq", entry.seq())
                .getResultList();
        return codes.stream().mapToInt(code -> (int) number(code)).findFirst();
    }

    /**
     * What waits at a number, waits no longer, but for its file.
     *
     * @return how many messages wait there
     */
    public int hurry(NumberId number, Instant now) {
        em.createNativeQuery("update outbox set next_at = :now where number_id = :number and state = 'QUEUED'"
                        + " and next_at > :now and not awaits_file")
                .setParameter("now", Timestamp.from(now))
                .setParameter("number", number.value())
                .executeUpdate();
        return ((Number) em.createNativeQuery(
                                "select count(*) from outbox where number_id = :number and state = 'QUEUED'")
                        .setParameter("number", number.value())
                        .getSingleResult())
                .intValue();
    }

    /** Locked until the transaction ends. */
    public Optional<OutboxEntry> lock(MessageId message) {
        return Optional.ofNullable(em.find(OutboxEntry.class, message.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** It holds nothing back any more: the next one of its conversation joins the line now. */
    public void remove(OutboxEntry entry, Instant now) {
        em.remove(entry);
        // By the conversation's own index: in a short line the database would take that of all that waits, and lock
        // what others are just sending.
        em.createNativeQuery("update outbox force index (outbox_head) set next_at = :now"
                        + " where conversation_id = :conversation and state = 'QUEUED'"
                        + " and seq > :seq and next_at < :now order by seq limit 1")
                .setParameter("now", Timestamp.from(now))
                .setParameter("conversation", entry.conversation().value())
                .setParameter("seq", entry.seq())
                .executeUpdate();
    }

    /** What this node was sending when it died, and what any node has been sending for longer than a call can take. */
    public List<MessageId> abandoned(String node, Instant now, Duration longestCall, boolean nodeJustStarted) {
        List<?> rows = em.createNativeQuery("select message_id from outbox where state = 'SENDING'"
                        + " and (claimed_at < :since or (:started and claimed_by = :node))")
                .setParameter("since", Timestamp.from(now.minus(longestCall)))
                .setParameter("started", nodeJustStarted)
                .setParameter("node", node)
                .getResultList();
        return ids(rows);
    }

    /** In doubt for so long that the agent has to be told. */
    public List<MessageId> inDoubtSince(Instant time) {
        List<?> rows = em.createNativeQuery(
                        "select message_id from outbox where state = 'IN_DOUBT' and claimed_at < :time")
                .setParameter("time", Timestamp.from(time))
                .getResultList();
        return ids(rows);
    }

    private static List<MessageId> ids(List<?> rows) {
        return rows.stream().map(id -> new MessageId(number(id))).toList();
    }

    /** Taken by WhatsApp, and its status has not come in time. */
    public List<MessageId> acceptedSilently(Instant now, int most) {
        return ids(em.createNativeQuery("select message_id from outbox where state = 'ACCEPTED' and next_at <= :now"
                        + " order by next_at limit :most")
                .setParameter("now", Timestamp.from(now))
                .setParameter("most", most)
                .getResultList());
    }
}
