package org.bandeja.media.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Bytes in the media store that nothing names any more: they are removed as soon as nobody can be just naming them anew. */
@ApplicationScoped
public class DoomedFiles {
    @PersistenceContext
    EntityManager em;

    /** Again changes nothing. */
    public void add(Collection<String> hashes, Instant now) {
        hashes.forEach(hash -> em.createNativeQuery("insert ignore into doomed_file (sha256, at) values (:hash, :now)")
                .setParameter("hash", hash)
                .setParameter("now", Timestamp.from(now))
                .executeUpdate());
    }

    /** Those that were doomed first, locked; what another node has is passed over. */
    public List<String> lockSome(int most) {
        List<?> rows = em.createNativeQuery(
                        "select sha256 from doomed_file order by at limit :most for update skip locked")
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(String.class::cast).toList();
    }

    /** It is gone from the store, or something names it again. */
    public void remove(String hash) {
        em.createNativeQuery("delete from doomed_file where sha256 = :hash")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    /** Not now: others first. */
    public void postpone(String hash, Instant now) {
        em.createNativeQuery("update doomed_file set at = :now where sha256 = :hash")
                .setParameter("now", Timestamp.from(now))
                .setParameter("hash", hash)
                .executeUpdate();
    }
}
