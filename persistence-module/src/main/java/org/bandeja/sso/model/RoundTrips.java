package org.bandeja.sso.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.login.model.TokenSecret;

/** The browsers that are at the provider, by what their cookie proves; each comes back once. */
@ApplicationScoped
public class RoundTrips {
    @PersistenceContext
    EntityManager em;

    /** @param next where the person wanted to go */
    public void begin(TokenSecret secret, String next, Instant expiresAt) {
        em.createNativeQuery("insert into round_trip (secret_hash, next_path, expires_at) values (:hash, :next, :end)")
                .setParameter("hash", secret.hash())
                .setParameter("next", next)
                .setParameter("end", Timestamp.from(expiresAt))
                .executeUpdate();
    }

    /** Ends it; of two at once one does. Empty: it never began, took too long, or has ended. */
    public Optional<String> end(TokenSecret secret, Instant now) {
        List<?> found = em.createNativeQuery(
                        "select next_path from round_trip where secret_hash = :hash and expires_at > :now for update")
                .setParameter("hash", secret.hash())
                .setParameter("now", Timestamp.from(now))
                .getResultList();
        Optional<String> next = found.stream().map(String.class::cast).findFirst();
        next.ifPresent(path -> em.createNativeQuery("delete from round_trip where secret_hash = :hash")
                .setParameter("hash", secret.hash())
                .executeUpdate());
        return next;
    }

    /** @return how many that ran out before this time were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from round_trip where expires_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
