package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;

/** The tokens that are out. */
@ApplicationScoped
public class AccessTokens {
    private static final String LIVE =
            " t.revokedAt is null and (t.expiresAt is null or t.expiresAt > :now) and a.id = t.agentId and a.disabled = false";

    @PersistenceContext
    EntityManager em;

    /** @return empty when unknown, revoked, run out, or its agent is disabled */
    public Optional<AccessToken> live(TokenSecret secret, Instant now) {
        return em
                .createQuery(
                        "select t from AccessToken t, Agent a where t.tokenHash = :hash and" + LIVE, AccessToken.class)
                .setParameter("hash", secret.hash())
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst();
    }

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
