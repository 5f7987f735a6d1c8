package org.bandeja.notification.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The one pair of keys by which push services know this installation. */
@ApplicationScoped
public class PushKeys {
    @PersistenceContext
    EntityManager em;

    /**
     * A pair of keys.
     *
     * @param publicKey uncompressed point, Base64 for URLs
     * @param sealed the private key, not to be read without the key of the file
     */
    public record Pair(String publicKey, String sealed) {
        @Override
        public String toString() {
            return "Pair[" + publicKey + "]";
        }
    }

    public Optional<Pair> find() {
        List<?> rows = em.createNativeQuery("select public_key, private_key from push_key where id = 1")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Pair((String) row[0], (String) row[1]))
                .findFirst();
    }

    /** Whoever comes first makes them; what another has made stays. */
    public void addIfNone(Pair pair, Instant now) {
        em.createNativeQuery("insert ignore into push_key (id, public_key, private_key, created_at)"
                        + " values (1, :public, :private, :now)")
                .setParameter("public", pair.publicKey())
                .setParameter("private", pair.sealed())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** The same pair, sealed with another key. */
    public void sealAnew(Pair pair) {
        em.createNativeQuery("update push_key set private_key = :private where id = 1 and public_key = :public")
                .setParameter("private", pair.sealed())
                .setParameter("public", pair.publicKey())
                .executeUpdate();
    }
}
