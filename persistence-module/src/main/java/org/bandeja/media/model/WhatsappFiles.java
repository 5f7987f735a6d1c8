package org.bandeja.media.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.routing.model.NumberId;

/** What WhatsApp calls our files, by business number. */
@ApplicationScoped
public class WhatsappFiles {
    /** WhatsApp keeps what we bring for 30 days (media, 2026): a day less, so that none ends on its way. */
    public static final Duration KEPT = Duration.ofDays(29);

    @PersistenceContext
    EntityManager em;

    /** @param broughtAt when WhatsApp got it (UTC) */
    public record Known(String whatsappId, Instant broughtAt) {}

    /** What WhatsApp calls it; empty when it has to be brought, for the first time or again. */
    public Optional<Known> find(MediaId media, NumberId number, Instant now) {
        List<?> rows = em.createNativeQuery("select whatsapp_id, brought_at from whatsapp_file where media_id = :media"
                        + " and number_id = :number and whatsapp_id is not null and brought_at > :oldest")
                .setParameter("media", media.value())
                .setParameter("number", number.value())
                .setParameter("oldest", Timestamp.from(now.minus(KEPT)))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Known((String) row[0], ((Timestamp) row[1]).toInstant()))
                .findFirst();
    }

    /**
     * One node at a time brings a file.
     *
     * @param until when another one may, because this one must have died
     * @return whether it is for the caller to bring it now
     */
    public boolean claim(MediaId media, NumberId number, Instant now, Instant until) {
        em.createNativeQuery("insert ignore into whatsapp_file (media_id, number_id) values (:media, :number)")
                .setParameter("media", media.value())
                .setParameter("number", number.value())
                .executeUpdate();
        return em.createNativeQuery("update whatsapp_file set claimed_until = :until where media_id = :media"
                                + " and number_id = :number and (claimed_until is null or claimed_until <= :now)")
                        .setParameter("media", media.value())
                        .setParameter("number", number.value())
                        .setParameter("now", Timestamp.from(now))
                        .setParameter("until", Timestamp.from(until))
                        .executeUpdate()
                > 0;
    }

    /** WhatsApp has it. */
    public void brought(MediaId media, NumberId number, String whatsappId, Instant now) {
        em.createNativeQuery("update whatsapp_file set whatsapp_id = :id, brought_at = :now, claimed_until = null"
                        + " where media_id = :media and number_id = :number")
                .setParameter("media", media.value())
                .setParameter("number", number.value())
                .setParameter("id", whatsappId)
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** WhatsApp has not got it, or does not know it any more: it has to be brought again. */
    public void forget(MediaId media, NumberId number) {
        em.createNativeQuery("update whatsapp_file set whatsapp_id = null, brought_at = null, claimed_until = null"
                        + " where media_id = :media and number_id = :number")
                .setParameter("media", media.value())
                .setParameter("number", number.value())
                .executeUpdate();
    }
}
