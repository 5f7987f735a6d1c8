package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** The last reaction of each person to each message, also to messages that we do not have. */
@ApplicationScoped
public class Reactions {
    /** The company has one reaction to a message, whoever of us set it. */
    public static final String COMPANY = "";

    @PersistenceContext
    EntityManager em;

    /**
     * Keeps it unless a newer one of the same person is known.
     *
     * @param targetId WhatsApp's id of the message
     * @param reactor {@link #COMPANY}, or phone number or user id of who reacted
     * @param emoji empty: taken away
     * @return whether it is the newest
     */
    public boolean put(
            NumberId number, String targetId, String reactor, String emoji, Instant at, Optional<AgentId> author) {
        int changed = em.createNativeQuery("insert into reaction (number_id, target_id, reactor, emoji, at, author_id)"
                        + " values (:number, :target, :reactor, :emoji, :at, :author) on duplicate key update"
                        + " emoji = if(values(at) >= at, values(emoji), emoji),"
                        + " author_id = if(values(at) >= at, values(author_id), author_id),"
                        + " at = greatest(values(at), at)")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .setParameter("reactor", reactor)
                .setParameter("emoji", emoji)
                .setParameter("at", Timestamp.from(at))
                .setParameter("author", author.map(AgentId::value).orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        return changed > 0;
    }

    /** What the company thinks of a message; empty: nothing. */
    public Optional<String> ofCompany(NumberId number, String targetId) {
        List<?> found = em.createNativeQuery("select emoji from reaction where number_id = :number"
                        + " and target_id = :target and reactor = '' and emoji <> ''")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /**
     * What an agent thought has not reached the customer: another one's, or nothing, holds again. What was said with the
     * phone app meanwhile stays.
     *
     * @return whether anything changed
     */
    public boolean correct(NumberId number, String targetId, String emoji, AgentId author) {
        return em.createNativeQuery("update reaction set emoji = :emoji, author_id = :author where number_id = :number"
                                + " and target_id = :target and reactor = '' and author_id is not null"
                                + " and emoji <> :emoji")
                        .setParameter("number", number.value())
                        .setParameter("target", targetId)
                        .setParameter("emoji", emoji)
                        .setParameter("author", author.value())
                        .executeUpdate()
                > 0;
    }
}
