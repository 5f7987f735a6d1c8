package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often signing in failed, for all nodes. */
@ApplicationScoped
public class SignInCounters {
    /**
     * Where a counter stands.
     *
     * @param lastAt when it last counted
     * @param blockedUntil half-open; empty: not blocked
     */
    public record Standing(int failures, Instant lastAt, Optional<Instant> blockedUntil) {
        public boolean isBlockedAt(Instant now) {
            return blockedUntil.filter(now::isBefore).isPresent();
        }
    }

    @PersistenceContext
    EntityManager em;

    /** Where it stands, without waiting for anybody. */
    public Optional<Standing> look(SignInCounter counter) {
        return read(counter, "");
    }

    /** Where it stands; nobody else changes it until the transaction ends. */
    public Standing lock(SignInCounter counter, Instant now) {
        // Not "insert ignore", whose shared lock two at once could not both turn into a lock for themselves.
        with(
                        "insert into sign_in_counter (kind, subject, failures, last_at) values (:kind, :subject, 0, :now)"
                                + " on duplicate key update failures = failures",
                        counter)
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
        return read(counter, " for update").orElseThrow();
    }

    /** A block that begins with it has turned nobody away yet. */
    public void write(SignInCounter counter, Standing standing) {
        with(
                        "update sign_in_counter set failures = :failures, last_at = :at, blocked_until = :until,"
                                + " turned_away = false"
                                + " where kind = :kind and subject = :subject",
                        counter)
                .setParameter("failures", standing.failures())
                .setParameter("at", Timestamp.from(standing.lastAt()))
                .setParameter(
                        "until", standing.blockedUntil().map(Timestamp::from).orElse(null))
                .executeUpdate();
    }

    /**
     * Somebody is turned away by the block of a counter.
     *
     * @return whether nobody was before, on any node
     */
    public boolean turnsAwayFirst(SignInCounter counter) {
        return with(
                                "update sign_in_counter set turned_away = true"
                                        + " where kind = :kind and subject = :subject and turned_away = false",
                                counter)
                        .executeUpdate()
                == 1;
    }

    public void forget(SignInCounter counter) {
        with("delete from sign_in_counter where kind = :kind and subject = :subject", counter)
                .executeUpdate();
    }

    /** @return how many that did not count since were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from sign_in_counter where last_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }

    private Optional<Standing> read(SignInCounter counter, String lock) {
        List<?> rows = bind(
                        em.createNativeQuery(
                                "select failures, last_at, blocked_until from sign_in_counter"
                                        + " where kind = :kind and subject = :subject" + lock,
                                Tuple.class),
                        counter)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(SignInCounters::standing)
                .findFirst();
    }

    private static Standing standing(Tuple row) {
        return new Standing(
                row.get(0, Number.class).intValue(),
                row.get(1, Timestamp.class).toInstant(),
                Optional.ofNullable(row.get(2, Timestamp.class)).map(Timestamp::toInstant));
    }

    private Query with(String sql, SignInCounter counter) {
        return bind(em.createNativeQuery(sql), counter);
    }

    private static Query bind(Query query, SignInCounter counter) {
        return query.setParameter("kind", counter.kind().name()).setParameter("subject", counter.subject());
    }
}
