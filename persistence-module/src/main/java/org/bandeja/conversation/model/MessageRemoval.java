package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.contact.model.ContactId;
import org.bandeja.media.model.MediaId;

/**
 * Takes messages away, with all that hangs on them: because they are old, or because nothing of a person is to be left. Some at a
 * time; for Bandeja itself.
 */
@ApplicationScoped
public class MessageRemoval {
    @PersistenceContext
    EntityManager em;

    /** What hangs on messages by the name that WhatsApp gave them. */
    private static final List<String> BY_NAME = List.of(
            "delete r from reaction r join message m on m.number_id = r.number_id and m.whatsapp_id = r.target_id"
                    + " where m.id in (:ids)",
            "delete p from pending_change p join message m on m.number_id = p.number_id and m.whatsapp_id = p.target_id"
                    + " where m.id in (:ids)",
            "delete u from unmatched_status u join business_number n on n.phone_number_id = u.phone_number_id"
                    + " join message m on m.number_id = n.id and m.whatsapp_id = u.whatsapp_id where m.id in (:ids)");

    /** The next messages of a contact, in all conversations. */
    public List<Long> ofContactForSystem(ContactId contact, long after, int most) {
        return ids(em.createNativeQuery("select m.id from conversation c join message m on m.conversation_id = c.id"
                        + " where c.contact_id = :contact and m.id > :after order by m.id limit :most")
                .setParameter("contact", contact.value())
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList());
    }

    /** What still waits to leave to a contact does not any more. */
    public void cancelForSystem(ContactId contact) {
        em.createNativeQuery("delete o from outbox o join conversation c on c.id = o.conversation_id"
                        + " where c.contact_id = :contact")
                .setParameter("contact", contact.value())
                .executeUpdate();
    }

    /**
     * Nothing that was said is left of these messages; who wrote, when, and of what kind it was, is.
     *
     * @return the files that belonged to them
     */
    public List<MediaId> emptyForSystem(List<Long> messages, Instant now) {
        List<MediaId> files = strip(messages);
        em.createNativeQuery("update message set text = null, content = null, quoted_id = null, whatsapp_id = null,"
                        + " media_id = null, error_details = null, revoked_at = coalesce(revoked_at, :now),"
                        + " status = if(status in ('QUEUED', 'SENDING', 'IN_DOUBT', 'FAILED'), 'DISMISSED', status),"
                        + " version = version + 1 where id in (:ids)")
                .setParameter("now", Timestamp.from(now))
                .setParameter("ids", messages)
                .executeUpdate();
        return files;
    }

    /** A conversation that was completed before this time, and whose messages are still there, locked; the longest completed first. */
    public Optional<ConversationId> lockOldForSystem(Instant before) {
        List<?> rows = em.createNativeQuery("select id from conversation where kept_since < :before"
                        + " order by kept_since, id limit 1 for update skip locked")
                .setParameter("before", Timestamp.from(before))
                .getResultList();
        return ids(rows).stream().findFirst().map(ConversationId::new);
    }

    /** Some messages of a conversation, the first ones. */
    public List<Long> firstOfForSystem(ConversationId conversation, int most) {
        return ids(em.createNativeQuery(
                        "select id from message where conversation_id = :conversation order by seq limit :most")
                .setParameter("conversation", conversation.value())
                .setParameter("most", most)
                .getResultList());
    }

    /** @return the files that belonged to them */
    public List<MediaId> removeForSystem(List<Long> messages) {
        List<MediaId> files = strip(messages);
        em.createNativeQuery("delete from outbox where message_id in (:ids)")
                .setParameter("ids", messages)
                .executeUpdate();
        em.createNativeQuery("delete from message where id in (:ids)")
                .setParameter("ids", messages)
                .executeUpdate();
        return files;
    }

    /** The conversation has no messages any more; it is locked. */
    public void removedForSystem(ConversationId conversation, Instant now) {
        em.createNativeQuery("update conversation set removed_seq = last_seq, messages_removed_at = :now,"
                        + " last_message_id = null, version = version + 1 where id = :id")
                .setParameter("now", Timestamp.from(now))
                .setParameter("id", conversation.value())
                .executeUpdate();
    }

    private List<MediaId> strip(List<Long> messages) {
        BY_NAME.forEach(
                sql -> em.createNativeQuery(sql).setParameter("ids", messages).executeUpdate());
        List<MediaId> files = ids(em.createNativeQuery(
                                "select distinct media_id from message where id in (:ids) and media_id is not null"
                                        + " union select distinct media_id from card_file where message_id in (:ids)")
                        .setParameter("ids", messages)
                        .getResultList())
                .stream()
                .map(MediaId::new)
                .toList();
        em.createNativeQuery("delete from card_file where message_id in (:ids)")
                .setParameter("ids", messages)
                .executeUpdate();
        em.createNativeQuery("delete from message_attempt where message_id in (:ids)")
                .setParameter("ids", messages)
                .executeUpdate();
        return files;
    }

    /** Reactions of a person, also to messages that we do not have; an index does not lead there, and nothing is locked on the way. */
    public int forgetReactionsForSystem(List<String> reactors) {
        List<?> rows = em.createNativeQuery(
                        "select number_id, target_id, reactor from reaction where reactor in (:reactors)")
                .setParameter("reactors", reactors)
                .getResultList();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> em.createNativeQuery("delete from reaction where number_id = :number"
                                + " and target_id = :target and reactor = :reactor")
                        .setParameter("number", row[0])
                        .setParameter("target", row[1])
                        .setParameter("reactor", row[2])
                        .executeUpdate());
        return rows.size();
    }

    private static List<Long> ids(List<?> rows) {
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
