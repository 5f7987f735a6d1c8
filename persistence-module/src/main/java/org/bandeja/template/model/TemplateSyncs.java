package org.bandeja.template.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the templates of accounts are to be read from WhatsApp; of several nodes one does it. */
@ApplicationScoped
public class TemplateSyncs {
    private static final int LONGEST_FAILURE = 500;

    @PersistenceContext
    EntityManager em;

    /**
     * A reading by one node.
     *
     * @param startedAt tells it from others
     * @param attempts how many before came to nothing
     */
    public record Reading(String accountId, Instant startedAt, int attempts) {}

    /**
     * How the reading of an account stands.
     *
     * @param doneAt when the last one began that came to its end
     * @param failure why the last one came to nothing; empty: it did not
     */
    public record Standing(Optional<Instant> doneAt, boolean running, Optional<String> failure) {}

    /** Accounts that nobody has read yet are read at once. */
    public void discover(Instant now) {
        em.createNativeQuery("insert ignore into template_sync (account_id, next_at) select a.waba_id, :now"
                        + " from whatsapp_account a where not exists"
                        + " (select 1 from template_sync s where s.account_id = a.waba_id)")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** All of them are wanted. */
    public void wantAll(Instant now) {
        em.createNativeQuery("update template_sync set wanted_at = :now, next_at = least(next_at, :now)")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** Those whose last reading came to nothing. */
    public void wantFailed(Instant now) {
        em.createNativeQuery("update template_sync set next_at = least(next_at, :now) where failure is not null")
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /**
     * This account is wanted; one that nobody knows is not. Where a gap is asked for and the last reading failed, the pause after that stays:
     * WhatsApp may have asked for it.
     *
     * @param gap how long after the last reading at the earliest; zero: a person wants it now
     */
    public void want(String accountId, Instant now, Duration gap) {
        em.createNativeQuery(
                        "update template_sync set wanted_at = :now, next_at = if(:gap > 0 and failure is not null, next_at,"
                                + " least(next_at, greatest(:now, coalesce(timestampadd(second, :gap, done_at), :now))))"
                                + " where account_id = :account")
                .setParameter("now", Timestamp.from(now))
                .setParameter("gap", gap.toSeconds())
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /**
     * Takes the one that has waited longest.
     *
     * @param abandoned who began before this has died
     */
    public Optional<Reading> claim(String node, Instant now, Instant abandoned) {
        List<?> due = em.createNativeQuery("select account_id, attempts from template_sync where next_at <= :now"
                        + " and (claimed_at is null or claimed_at < :abandoned) order by next_at limit 1"
                        + " for update skip locked")
                .setParameter("now", Timestamp.from(now))
                .setParameter("abandoned", Timestamp.from(abandoned))
                .getResultList();
        Optional<Reading> reading = due.stream()
                .map(Object[].class::cast)
                .map(row -> new Reading((String) row[0], now, ((Number) row[1]).intValue()))
                .findFirst();
        reading.ifPresent(taken -> em.createNativeQuery(
                        "update template_sync set claimed_by = :node, claimed_at = :now where account_id = :account")
                .setParameter("node", node)
                .setParameter("now", Timestamp.from(now))
                .setParameter("account", taken.accountId())
                .executeUpdate());
        return reading;
    }

    /** When something is to be read at the earliest. */
    public Optional<Instant> earliest() {
        return Optional.ofNullable((Timestamp)
                        em.createNativeQuery("select min(next_at) from template_sync where claimed_at is null")
                                .getSingleResult())
                .map(Timestamp::toInstant);
    }

    /**
     * It came to its end.
     *
     * @param again when to read anew
     * @param soon when to read anew, if somebody has wanted it meanwhile
     */
    public void done(Reading reading, Instant again, Instant soon) {
        em.createNativeQuery("update template_sync set next_at = if(wanted_at >= claimed_at, :soon, :again),"
                        + " done_at = claimed_at, attempts = 0, failure = null, claimed_by = null, claimed_at = null"
                        + " where account_id = :account and claimed_at = :started")
                .setParameter("soon", Timestamp.from(soon))
                .setParameter("again", Timestamp.from(again))
                .setParameter("account", reading.accountId())
                .setParameter("started", Timestamp.from(reading.startedAt()))
                .executeUpdate();
    }

    /** It came to nothing. */
    public void failed(Reading reading, Instant again, String failure) {
        em.createNativeQuery("update template_sync set next_at = :again, attempts = attempts + 1, failure = :failure,"
                        + " claimed_by = null, claimed_at = null"
                        + " where account_id = :account and claimed_at = :started")
                .setParameter("again", Timestamp.from(again))
                .setParameter(
                        "failure", failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE) : failure)
                .setParameter("account", reading.accountId())
                .setParameter("started", Timestamp.from(reading.startedAt()))
                .executeUpdate();
    }

    /** How it stands with an account; empty: nobody has read it yet. */
    public Optional<Standing> standing(String accountId) {
        List<?> rows = em.createNativeQuery(
                        "select done_at, claimed_at, failure from template_sync where account_id = :account")
                .setParameter("account", accountId)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Standing(
                        Optional.ofNullable((Timestamp) row[0]).map(Timestamp::toInstant),
                        row[1] != null,
                        Optional.ofNullable((String) row[2])))
                .findFirst();
    }
}
