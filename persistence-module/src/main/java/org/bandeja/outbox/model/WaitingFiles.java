package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.media.model.MediaId;
import org.bandeja.media.model.WhatsappFiles;
import org.bandeja.routing.model.NumberId;

/** The files of messages that wait for them in the outbox. */
@ApplicationScoped
public class WaitingFiles {
    /** Of a message with several cards a file that WhatsApp has not got yet, else any: then nothing holds it up. */
    private static final String CARD = "(select min(c.media_id) from card_file c where c.message_id = o.message_id)";

    private static final String MISSING_CARD =
            "(select min(c.media_id) from card_file c where c.message_id = o.message_id and not exists"
                    + " (select 1 from whatsapp_file w where w.media_id = c.media_id and w.number_id = o.number_id"
                    + " and w.whatsapp_id is not null and w.brought_at > :oldest))";

    @PersistenceContext
    EntityManager em;

    /** A file that WhatsApp has to get, for this number, before this message leaves. */
    public record Waiting(MessageId message, NumberId number, MediaId media) {}

    /**
     * The next ones, oldest first: one of each conversation.
     *
     * @param share so many of a number at most
     * @param now decides what WhatsApp has kept
     */
    public List<Waiting> next(int share, Instant now) {
        List<?> rows = em.createNativeQuery("select message_id, number_id, media_id from ("
                        + "select o.message_id, o.number_id, coalesce(m.media_id, " + MISSING_CARD + ", " + CARD
                        + ") as media_id,"
                        + " row_number() over (partition by o.number_id order by o.message_id) as place"
                        + " from outbox o join message m on m.id = o.message_id"
                        + " where o.awaits_file = true and o.state = 'QUEUED'"
                        + " and not exists (select 1 from outbox p where p.conversation_id = o.conversation_id"
                        + " and p.seq < o.seq and p.awaits_file = true)) waiting"
                        + " where place <= :share and media_id is not null order by message_id")
                .setParameter("oldest", Timestamp.from(now.minus(WhatsappFiles.KEPT)))
                .setParameter("share", share)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Waiting(
                        new MessageId(((Number) row[0]).longValue()),
                        new NumberId(((Number) row[1]).longValue()),
                        new MediaId(((Number) row[2]).longValue())))
                .toList();
    }
}
