package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.conversation.model.MessageId;

/** How attempts to send messages ended: the newest of each message. One that simply succeeded at the first time is none. */
@ApplicationScoped
public class Attempts {
    /** Of one message so many are remembered. */
    public static final int MOST = 20;

    @PersistenceContext
    EntityManager em;

    /** What is learnt later of the same attempt takes the place of what was known before; the message must be locked by its conversation. */
    public void record(MessageId message, Attempt attempt) {
        em.createNativeQuery(
                        "insert into message_attempt (message_id, attempt, at, outcome, code, details, whatsapp_id)"
                                + " values (:message, :attempt, :at, :outcome, :code, :details, :whatsappId)"
                                + " on duplicate key update at = values(at), outcome = values(outcome), code = values(code),"
                                + " details = values(details), whatsapp_id = coalesce(values(whatsapp_id), whatsapp_id)")
                .setParameter("message", message.value())
                .setParameter("attempt", attempt.number())
                .setParameter("at", Timestamp.from(attempt.at()))
                .setParameter("outcome", attempt.outcome().name())
                .setParameter(
                        "code", attempt.code().isPresent() ? attempt.code().getAsInt() : null)
                .setParameter("details", attempt.details())
                .setParameter("whatsappId", attempt.whatsappId().orElse(null))
                .executeUpdate();
        forgetOldest(message);
    }

    private void forgetOldest(MessageId message) {
        long kept = of(message).size();
        if (kept > MOST) {
            em.createNativeQuery("delete from message_attempt where message_id = :message order by attempt limit :most")
                    .setParameter("message", message.value())
                    .setParameter("most", kept - MOST)
                    .executeUpdate();
        }
    }

    /** Of a message, the oldest first. */
    public List<Attempt> of(MessageId message) {
        List<?> rows = em.createNativeQuery(
                        "select attempt, at, outcome, code, details, whatsapp_id from message_attempt"
                                + " where message_id = :message order by attempt")
                .setParameter("message", message.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Attempt(
                        ((Number) row[0]).intValue(),
                        ((Timestamp) row[1]).toInstant(),
                        Attempt.Outcome.valueOf((String) row[2]),
                        row[3] == null ? OptionalInt.empty() : OptionalInt.of(((Number) row[3]).intValue()),
                        (String) row[4],
                        Optional.ofNullable((String) row[5])))
                .toList();
    }
}
