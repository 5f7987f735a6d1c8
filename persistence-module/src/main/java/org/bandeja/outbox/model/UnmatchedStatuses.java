package org.bandeja.outbox.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.conversation.model.MessageStatus;

/** Statuses that came before we knew their message. */
@ApplicationScoped
public class UnmatchedStatuses {
    @PersistenceContext
    EntityManager em;

    public void keep(ReportedStatus status, Instant now) {
        em.createNativeQuery("insert into unmatched_status"
                        + " (phone_number_id, whatsapp_id, status, at, error_code, error_details, free_until, received_at)"
                        + " values (:number, :id, :status, :at, :code, :details, :free, :now)")
                .setParameter("number", status.phoneNumberId())
                .setParameter("id", status.whatsappId())
                .setParameter("status", status.status().name())
                .setParameter("at", Timestamp.from(status.at()))
                .setParameter(
                        "code",
                        status.errorCode().isPresent() ? status.errorCode().getAsInt() : null)
                .setParameter("details", status.errorDetails())
                .setParameter("free", status.freeUntil().map(Timestamp::from).orElse(null))
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** Takes out what came for this message, in order of arrival. */
    public List<ReportedStatus> take(String phoneNumberId, String whatsappId) {
        List<?> rows = em.createNativeQuery(
                        "select status, at, error_code, error_details, free_until from unmatched_status"
                                + " where phone_number_id = :number and whatsapp_id = :id order by id for update")
                .setParameter("number", phoneNumberId)
                .setParameter("id", whatsappId)
                .getResultList();
        if (!rows.isEmpty()) {
            em.createNativeQuery("delete from unmatched_status where phone_number_id = :number and whatsapp_id = :id")
                    .setParameter("number", phoneNumberId)
                    .setParameter("id", whatsappId)
                    .executeUpdate();
        }
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new ReportedStatus(
                        phoneNumberId,
                        whatsappId,
                        MessageStatus.valueOf((String) row[0]),
                        ((Timestamp) row[1]).toInstant(),
                        Optional.empty(),
                        row[2] == null ? OptionalInt.empty() : OptionalInt.of(((Number) row[2]).intValue()),
                        row[3] == null ? "" : (String) row[3],
                        Optional.empty(),
                        Optional.ofNullable((Timestamp) row[4]).map(Timestamp::toInstant)))
                .toList();
    }

    /** @return how many were thrown away: they are of messages that others sent from this number */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from unmatched_status where received_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
