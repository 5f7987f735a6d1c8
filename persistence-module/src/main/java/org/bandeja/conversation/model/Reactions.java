package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.contact.model.PhoneLine;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.NumberId;

/** The last reaction of each side to each message, in groups of each participant; also to messages that we do not have. */
@ApplicationScoped
public class Reactions {
    private static final String COMPANY = "";
    private static final String CUSTOMER = "customer";

    @PersistenceContext
    EntityManager em;

    /**
     * Keeps it unless a newer one of the same side is known.
     *
     * @param targetId WhatsApp's id of the message
     * @param emoji empty: taken away
     * @return whether it is the newest
     */
    public boolean put(
            NumberId number, String targetId, ChangedBy by, String emoji, Instant at, Optional<AgentId> author) {
        Optional<ContactAddress> address = by.address();
        int changed = em.createNativeQuery(
                        "insert into reaction (number_id, target_id, side, phone, user_id, emoji, at, author_id)"
                                + " values (:number, :target, :side, :phone, :user, :emoji, :at, :author) on duplicate key update"
                                + " emoji = if(values(at) >= at, values(emoji), emoji),"
                                + " author_id = if(values(at) >= at, values(author_id), author_id),"
                                + " phone = coalesce(values(phone), phone), user_id = coalesce(values(user_id), user_id),"
                                + " at = greatest(values(at), at)")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .setParameter("side", side(number, targetId, by))
                .setParameter("phone", address.flatMap(ContactAddress::phone).orElse(null))
                .setParameter("user", address.flatMap(ContactAddress::userId).orElse(null))
                .setParameter("emoji", emoji)
                .setParameter("at", Timestamp.from(at))
                .setParameter("author", author.map(AgentId::value).orElse(null))
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
        return changed > 0;
    }

    /** By what a side is known: of a participant by what he was called first. */
    private String side(NumberId number, String targetId, ChangedBy by) {
        return switch (by.side()) {
            case COMPANY -> COMPANY;
            case CUSTOMER -> CUSTOMER;
            case PARTICIPANT ->
                participant(number, targetId, by.address().orElseThrow()).orElseGet(by::called);
        };
    }

    private Optional<String> participant(NumberId number, String targetId, ContactAddress address) {
        List<String> phones = address.phone().stream()
                .flatMap(phone -> PhoneLine.of(phone).ways())
                .toList();
        Query query = em.createNativeQuery(
                        "select side from reaction where number_id = :number and target_id = :target"
                                + " and side not in ('', 'customer') and (user_id = :user or phone in (:phones)) order by at desc, side")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .setParameter("user", address.userId().orElse(null))
                .setParameter("phones", phones.isEmpty() ? List.of("") : phones)
                .setFlushMode(FlushModeType.COMMIT);
        List<?> sides = query.getResultList();
        // Two that were taken for two until now are one.
        sides.stream().skip(1).map(String.class::cast).forEach(side -> remove(number, targetId, side));
        return sides.stream().map(String.class::cast).findFirst();
    }

    private void remove(NumberId number, String targetId, String side) {
        em.createNativeQuery("delete from reaction where number_id = :number and target_id = :target and side = :side")
                .setParameter("number", number.value())
                .setParameter("target", targetId)
                .setParameter("side", side)
                .setFlushMode(FlushModeType.COMMIT)
                .executeUpdate();
    }

    /** What the company thinks of a message; empty: nothing. */
    public Optional<String> ofCompany(NumberId number, String targetId) {
        List<?> found = em.createNativeQuery("select emoji from reaction where number_id = :number"
                        + " and target_id = :target and side = '' and emoji <> ''")
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
                                + " and target_id = :target and side = '' and author_id is not null"
                                + " and emoji <> :emoji")
                        .setParameter("number", number.value())
                        .setParameter("target", targetId)
                        .setParameter("emoji", emoji)
                        .setParameter("author", author.value())
                        .executeUpdate()
                > 0;
    }
}
