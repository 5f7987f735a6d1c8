package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;

/** Who logs in with a second step, and the codes for when the app is lost. */
@ApplicationScoped
public class TwoSteps {
    @PersistenceContext
    EntityManager em;

    public Optional<TwoStep> find(AgentId agent) {
        return Optional.ofNullable(em.find(TwoStep.class, agent.value()));
    }

    /** Who of these has set it up. */
    public Set<AgentId> inForceOf(Collection<AgentId> agents) {
        if (agents.isEmpty()) {
            return Set.of();
        }
        return em
                .createQuery(
                        "select t.agentId from TwoStep t where t.agentId in :agents and t.confirmedAt is not null",
                        Long.class)
                .setParameter("agents", agents.stream().map(AgentId::value).toList())
                .getResultList()
                .stream()
                .map(AgentId::new)
                .collect(Collectors.toSet());
    }

    /** Locked until the transaction ends, so that a code counts once. */
    public Optional<TwoStep> lock(AgentId agent) {
        return Optional.ofNullable(em.find(TwoStep.class, agent.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(TwoStep twoStep) {
        em.persist(twoStep);
    }

    /** With its recovery codes; again changes nothing. */
    public void remove(AgentId agent) {
        forgetCodes(agent);
        em.createQuery("delete from TwoStep t where t.agentId = :agent")
                .setParameter("agent", agent.value())
                .executeUpdate();
    }

    /** These recovery codes instead of all earlier ones. */
    public void replaceCodes(AgentId agent, Collection<String> hashes) {
        forgetCodes(agent);
        for (String hash : hashes) {
            em.createNativeQuery("insert into recovery_code (agent_id, code_hash) values (:agent, :hash)")
                    .setParameter("agent", agent.value())
                    .setParameter("hash", hash)
                    .executeUpdate();
        }
    }

    /** @return false when it is none of this person's, or was used before */
    public boolean useCode(AgentId agent, String hash, Instant now) {
        return em.createNativeQuery("update recovery_code set used_at = :now"
                                + " where agent_id = :agent and code_hash = :hash and used_at is null")
                        .setParameter("now", Timestamp.from(now))
                        .setParameter("agent", agent.value())
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    /** How many recovery codes are left. */
    public int codesLeft(AgentId agent) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from recovery_code where agent_id = :agent and used_at is null")
                        .setParameter("agent", agent.value())
                        .getSingleResult())
                .intValue();
    }

    private void forgetCodes(AgentId agent) {
        em.createNativeQuery("delete from recovery_code where agent_id = :agent")
                .setParameter("agent", agent.value())
                .executeUpdate();
    }
}
