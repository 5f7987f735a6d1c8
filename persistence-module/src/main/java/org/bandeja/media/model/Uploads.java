package org.bandeja.media.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import org.bandeja.directory.model.AgentId;

/** What agents have brought here. */
@ApplicationScoped
public class Uploads {
    @PersistenceContext
    EntityManager em;

    /**
     * @param count of files
     * @param bytes of all of them
     * @param unused of these, those that no message names, nor a card of one
     */
    public record Brought(long count, long bytes, long unused) {}

    /** What this person has brought since then. */
    public Brought since(AgentId uploader, Instant time) {
        Object[] row = (Object[]) em.createNativeQuery("select count(*), coalesce(sum(f.size), 0),"
                        + " coalesce(sum(not exists (select 1 from message m where m.media_id = f.id)"
                        + " and not exists (select 1 from card_file c where c.media_id = f.id)), 0)"
                        + " from media f where f.uploader_id = :uploader and f.created_at > :time")
                .setParameter("uploader", uploader.value())
                .setParameter("time", Timestamp.from(time))
                .getSingleResult();
        return new Brought(number(row[0]), number(row[1]), number(row[2]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
