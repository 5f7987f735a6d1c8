package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.directory.model.AgentId;

/** Same key, same person, 24 hours: same answer. */
@ApplicationScoped
public class IdempotencyKeys {
    @PersistenceContext
    EntityManager em;

    /** What came out of a request. */
    public record Answer(String requestHash, MessageId message) {}

    /** What this person's request with this key came to. */
    public Optional<Answer> find(AgentId agent, String key, Instant notBefore) {
        List<?> rows = em.createNativeQuery("select request_hash, message_id from idempotency_key"
                        + " where agent_id = :agent and name = :name and created_at >= :notBefore")
                .setParameter("agent", agent.value())
                .setParameter("name", key)
                .setParameter("notBefore", Timestamp.from(notBefore))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Answer((String) row[0], new MessageId(((Number) row[1]).longValue())))
                .findFirst();
    }

    /**
     * Takes the place of one from before {@code notBefore}. Of two at once with the same key one fails on the primary key,
     * and finds the other's answer when it is done again.
     */
    public void add(AgentId agent, String key, Answer answer, Instant now, Instant notBefore) {
        int replaced = write(
                        "update idempotency_key set request_hash = :hash, message_id = :message, created_at = :now"
                                + " where agent_id = :agent and name = :name and created_at < :notBefore",
                        agent,
                        key,
                        answer,
                        now)
                .setParameter("notBefore", Timestamp.from(notBefore))
                .executeUpdate();
        if (replaced == 0) {
            write(
                            "insert into idempotency_key (agent_id, name, request_hash, message_id, created_at)"
                                    + " values (:agent, :name, :hash, :message, :now)",
                            agent,
                            key,
                            answer,
                            now)
                    .executeUpdate();
        }
    }

    private Query write(String sql, AgentId agent, String key, Answer answer, Instant now) {
        return em.createNativeQuery(sql)
                .setParameter("agent", agent.value())
                .setParameter("name", key)
                .setParameter("hash", answer.requestHash())
                .setParameter("message", answer.message().value())
                .setParameter("now", Timestamp.from(now));
    }

    /** @return how many were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from idempotency_key where created_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
