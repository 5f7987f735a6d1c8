package org.bandeja.conversation.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.contact.model.ContactId;
import org.bandeja.contact.model.KnownAs;
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

    /**
     * What is kept about messages that we do not have, or not any more. What stands in a name such as {@code wamid.HBgL…} is looked at
     * for a whole number or user id.
     *
     * @param find the keys of the rows about somebody
     * @param delete a row, by its key
     * @param key the names of what the key consists of
     * @param byForms whether the rows say who did it, too
     */
    private record Unknown(String find, String delete, List<String> key, boolean byForms) {}

    private static final List<Unknown> UNKNOWN = List.of(
            new Unknown(
                    "select number_id, target_id, side from reaction where at <= :until and (phone in (:forms)"
                            + " or user_id in (:forms) or"
                            + " convert(from_base64(rpad(substr(target_id, 7), ceil((length(target_id) - 6) / 4) * 4, '='))"
                            + " using latin1) collate latin1_bin regexp :whole)",
                    "delete from reaction where number_id = :number and target_id = :target and side = :side",
                    List.of("number", "target", "side"),
                    true),
            new Unknown(
                    "select number_id, target_id, kind, at from pending_change where at <= :until and (reactor in (:forms)"
                            + " or convert(from_base64(rpad(substr(target_id, 7), ceil((length(target_id) - 6) / 4) * 4, '='))"
                            + " using latin1) collate latin1_bin regexp :whole)",
                    "delete from pending_change where number_id = :number and target_id = :target and kind = :kind"
                            + " and at = :at",
                    List.of("number", "target", "kind", "at"),
                    true),
            new Unknown(
                    "select id, whatsapp_id from unmatched_status where at <= :until"
                            + " and convert(from_base64(rpad(substr(whatsapp_id, 7), ceil((length(whatsapp_id) - 6) / 4) * 4, '='))"
                            + " using latin1) collate latin1_bin regexp :whole",
                    "delete from unmatched_status where id = :id and whatsapp_id = :name",
                    List.of("id", "name"),
                    false));

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

    /**
     * What a person did to messages that we do not have, or not any more, and what became of them: by who did it, and by the names of
     * messages, which hold the customer's number or user id in Base64. Nothing is locked on the way.
     */
    public void forgetUnknownForSystem(List<KnownAs> who) {
        who.forEach(one -> UNKNOWN.forEach(rows -> forget(one, rows)));
    }

    private void forget(KnownAs who, Unknown unknown) {
        Query query = em.createNativeQuery(unknown.find())
                .setParameter("until", Timestamp.from(who.until()))
                .setParameter("whole", "(^|[^0-9])" + Pattern.quote(who.address()) + "([^0-9]|$)");
        if (unknown.byForms()) {
            query.setParameter("forms", List.of(who.address(), "+" + who.address()));
        }
        List<?> rows = query.getResultList();
        rows.stream().map(Object[].class::cast).forEach(row -> {
            Query delete = em.createNativeQuery(unknown.delete());
            IntStream.range(0, row.length)
                    .forEach(i -> delete.setParameter(unknown.key().get(i), row[i]));
            delete.executeUpdate();
        });
    }

    private static List<Long> ids(List<?> rows) {
        return rows.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
