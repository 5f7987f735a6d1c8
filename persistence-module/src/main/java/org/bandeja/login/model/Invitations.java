package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** The links that are out. */
@ApplicationScoped
public class Invitations {
    @PersistenceContext
    EntityManager em;

    /** Whose password the link sets, without loading it, so that the person can be locked first; empty also when it is unknown. */
    public Optional<AgentId> whose(TokenSecret secret) {
        return em
                .createQuery(
                        "select i.agentId from Invitation i where i.tokenHash = :hash and i.agentId is not null",
                        Long.class)
                .setParameter("hash", secret.hash())
                .getResultList()
                .stream()
                .findFirst()
                .map(AgentId::new);
    }

    /** Locked until the transaction ends, so that it works once only. */
    public Optional<Invitation> lock(TokenSecret secret) {
        return em
                .createQuery("select i from Invitation i where i.tokenHash = :hash", Invitation.class)
                .setParameter("hash", secret.hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** A new link for somebody; older ones of the same person no longer work. */
    public void replace(Invitation invitation) {
        withdraw(invitation.agent().orElseThrow());
        em.persist(invitation);
    }

    /** Links that were not used and have not run out, by whose they are; only of these people. */
    public List<Invitation> pending(Collection<AgentId> agents, Instant now) {
        return agents.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select i from Invitation i where i.agentId in :agents and i.usedAt is null"
                                        + " and i.expiresAt > :now",
                                Invitation.class)
                        .setParameter(
                                "agents", agents.stream().map(AgentId::value).toList())
                        .setParameter("now", now)
                        .getResultList();
    }

    /** The links of this person no longer work. */
    public void withdraw(AgentId agent) {
        em.createQuery("delete from Invitation i where i.agentId = :agent and i.usedAt is null")
                .setParameter("agent", agent.value())
                .executeUpdate();
    }

    /** @return how many that ran out before this time were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from invitation where expires_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
