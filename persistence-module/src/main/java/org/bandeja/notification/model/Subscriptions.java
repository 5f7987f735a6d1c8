package org.bandeja.notification.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.Sha256;
import org.bandeja.login.model.TokenId;

/** The browsers that are told. Each belongs to a person and ends with the login that it was made with. */
@ApplicationScoped
public class Subscriptions {
    /** So many a person: the oldest goes. */
    public static final int MOST = 10;

    private static final String COLUMNS =
            "select id, agent_id, token_id, endpoint, p256dh, auth, device, created_at, told_at"
                    + " from push_subscription where ";

    @PersistenceContext
    EntityManager em;

    /** @param toldAt when its push service took the last notification; empty: none yet */
    public record Subscription(
            SubscriptionId id,
            AgentId agent,
            TokenId token,
            PushAddress address,
            String device,
            Instant createdAt,
            Optional<Instant> toldAt) {}

    /** A browser has one address: whoever subscribes there has it from now on, and nobody else. */
    public SubscriptionId put(AgentId agent, TokenId token, PushAddress address, String device, Instant now) {
        String hash = Sha256.hex(address.endpoint());
        Optional<Subscription> known = one("endpoint_hash = :hash for update", "hash", hash);
        if (known.filter(same -> same.agent().equals(agent)).isPresent()) {
            em.createNativeQuery("update push_subscription set token_id = :token, p256dh = :p256dh, auth = :auth,"
                            + " device = :device, failures = 0 where id = :id")
                    .setParameter("token", token.value())
                    .setParameter("p256dh", address.p256dh())
                    .setParameter("auth", address.auth())
                    .setParameter("device", device)
                    .setParameter("id", known.get().id().value())
                    .executeUpdate();
            return known.get().id();
        }
        known.ifPresent(former -> remove(former.id()));
        SubscriptionId id = SubscriptionId.next();
        em.createNativeQuery(
                        "insert into push_subscription (id, agent_id, token_id, endpoint, endpoint_hash, p256dh,"
                                + " auth, device, created_at) values (:id, :agent, :token, :endpoint, :hash, :p256dh, :auth, :device, :now)")
                .setParameter("id", id.value())
                .setParameter("agent", agent.value())
                .setParameter("token", token.value())
                .setParameter("endpoint", address.endpoint())
                .setParameter("hash", hash)
                .setParameter("p256dh", address.p256dh())
                .setParameter("auth", address.auth())
                .setParameter("device", device)
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
        of(agent).stream().skip(MOST).forEach(oldest -> remove(oldest.id()));
        return id;
    }

    /** The newest first. */
    public List<Subscription> of(AgentId agent) {
        List<?> rows = em.createNativeQuery(COLUMNS + "agent_id = :agent order by created_at desc, id desc")
                .setParameter("agent", agent.value())
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).toList();
    }

    public Optional<Subscription> find(SubscriptionId id) {
        return one("id = :id", "id", id.value());
    }

    private Optional<Subscription> one(String condition, String name, Object value) {
        List<?> rows = em.createNativeQuery(COLUMNS + condition)
                .setParameter(name, value)
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).findFirst();
    }

    /** Whether anybody is told anything. */
    public boolean any() {
        return !em.createNativeQuery("select 1 from push_subscription limit 1")
                .getResultList()
                .isEmpty();
    }

    public void remove(SubscriptionId id) {
        em.createNativeQuery("delete from push_subscription where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Of this person's, those whose login counts no more go. */
    public void removeEnded(AgentId agent, Instant now) {
        em.createNativeQuery("delete s from push_subscription s join agent a on a.id = s.agent_id"
                        + " join access_token t on t.id = s.token_id where s.agent_id = :agent and (a.disabled = true"
                        + " or t.revoked_at is not null or t.expires_at <= :now or t.idle_ends_at <= :now)")
                .setParameter("agent", agent.value())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** The push service took one. */
    public void told(SubscriptionId id, Instant now) {
        em.createNativeQuery("update push_subscription set told_at = :now, failures = 0 where id = :id")
                .setParameter("now", Timestamp.from(now))
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /**
     * One was given up.
     *
     * @param most so many in a row, and it goes
     */
    public void failed(SubscriptionId id, int most) {
        em.createNativeQuery("update push_subscription set failures = failures + 1 where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
        em.createNativeQuery("delete from push_subscription where id = :id and failures >= :most")
                .setParameter("id", id.value())
                .setParameter("most", most)
                .executeUpdate();
    }

    private static Subscription read(Object[] row) {
        return new Subscription(
                new SubscriptionId(number(row[0])),
                new AgentId(number(row[1])),
                new TokenId(number(row[2])),
                new PushAddress((String) row[3], (String) row[4], (String) row[5]),
                (String) row[6],
                ((Timestamp) row[7]).toInstant(),
                Optional.ofNullable((Timestamp) row[8]).map(Timestamp::toInstant));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
