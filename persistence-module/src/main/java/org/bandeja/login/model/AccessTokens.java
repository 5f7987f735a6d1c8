package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;

/** The tokens that are out. */
@ApplicationScoped
public class AccessTokens {
    private static final String LIVE = " t.revokedAt is null and (t.expiresAt is null or t.expiresAt > :now)"
            + " and (t.idleEndsAt is null or t.idleEndsAt > :now) and a.id = t.agentId and a.disabled = false";

    @PersistenceContext
    EntityManager em;

    /** @return empty when unknown, revoked, run out, or its agent is disabled */
    public Optional<Held> live(TokenSecret secret, Instant now) {
        return em
                .createQuery(
                        "select t, a from AccessToken t, Agent a where t.tokenHash = :hash and" + LIVE, Object[].class)
                .setParameter("hash", secret.hash())
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(row -> new Held((AccessToken) row[0], (Agent) row[1]))
                .findFirst();
    }

    /** A token and whose it is. */
    public record Held(AccessToken token, Agent agent) {}

    /** Which of these still count. */
    public Set<TokenId> stillLive(Collection<TokenId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return em
                .createQuery("select t.id from AccessToken t, Agent a where t.id in :ids and" + LIVE, Long.class)
                .setParameter("ids", ids.stream().map(TokenId::value).toList())
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(TokenId::new)
                .collect(Collectors.toSet());
    }

    /** Those of these that still count, each with its person. */
    public List<Held> live(Collection<TokenId> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return em
                .createQuery("select t, a from AccessToken t, Agent a where t.id in :ids and" + LIVE, Object[].class)
                .setParameter("ids", ids.stream().map(TokenId::value).toList())
                .setParameter("now", now)
                .getResultList()
                .stream()
                .map(row -> new Held((AccessToken) row[0], (Agent) row[1]))
                .toList();
    }

    public Optional<AccessToken> find(TokenId id) {
        return Optional.ofNullable(em.find(AccessToken.class, id.value()));
    }

    /** Ends all logins of somebody; personal access tokens stay. */
    public void endLogins(AgentId agent, Instant now) {
        em.createQuery("update AccessToken t set t.revokedAt = :now where t.agentId = :agent"
                        + " and t.kind = org.bandeja.login.model.AccessToken.Kind.SESSION and t.revokedAt is null")
                .setParameter("agent", agent.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    /** The personal access tokens of somebody that have not ended, whether the person is disabled or not. */
    public List<AccessToken> personalOf(AgentId agent, Instant now) {
        return em.createQuery(
                        "select t from AccessToken t where t.agentId = :agent"
                                + " and t.kind = org.bandeja.login.model.AccessToken.Kind.PERSONAL"
                                + " and t.revokedAt is null and t.expiresAt > :now order by t.id",
                        AccessToken.class)
                .setParameter("agent", agent.value())
                .setParameter("now", now)
                .getResultList();
    }

    /** What counts of a person, the newest first. */
    public List<AccessToken> liveOf(AgentId agent, AccessToken.Kind kind, Instant now) {
        return em.createQuery(
                        "select t from AccessToken t, Agent a where t.agentId = :agent and t.kind = :kind and" + LIVE
                                + " order by t.createdAt desc, t.id desc",
                        AccessToken.class)
                .setParameter("agent", agent.value())
                .setParameter("kind", kind)
                .setParameter("now", now)
                .getResultList();
    }

    /** Notes its use, unless somebody else has just done so; leaves alone whether it still counts. */
    public void used(TokenId id, String address, Instant now, Instant notSince) {
        em.createQuery("update AccessToken t set t.lastUsedAt = :now, t.address = :address"
                        + " where t.id = :id and (t.lastUsedAt is null or t.lastUsedAt <= :before)")
                .setParameter("now", now)
                .setParameter("address", address)
                .setParameter("id", id.value())
                .setParameter("before", notSince)
                .executeUpdate();
    }

    /** The person has done something: a login that would end idle lives until then; one that has ended stays ended. */
    public void active(TokenId id, Instant now, Instant until) {
        em.createQuery("update AccessToken t set t.idleEndsAt = :until where t.id = :id and t.idleEndsAt > :now")
                .setParameter("until", until)
                .setParameter("now", now)
                .setParameter("id", id.value())
                .executeUpdate();
    }

    public void add(AccessToken token) {
        em.persist(token);
    }

    /** @return how many logins that ended before this time were thrown away */
    public int forgetLoginsBefore(Instant time, int most) {
        return em.createNativeQuery(
                        "delete from access_token where kind = 'SESSION' and expires_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
