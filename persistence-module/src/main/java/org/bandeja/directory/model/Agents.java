package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people. */
@ApplicationScoped
public class Agents {
    @PersistenceContext
    EntityManager em;

    public Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(em.find(Agent.class, id.value()));
    }

    /** By id; who is not there is left out. */
    public Map<AgentId, Agent> of(Collection<AgentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select a from Agent a where a.id in :ids", Agent.class)
                .setParameter("ids", ids.stream().map(AgentId::value).toList())
                .getResultStream()
                .collect(Collectors.toMap(Agent::id, Function.identity()));
    }

    /** @param login exactly as it was given out, case included */
    public Optional<Agent> findByLogin(String login) {
        return em
                .createQuery("select a from Agent a where a.login = :login", Agent.class)
                .setParameter("login", login)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The departments of an agent with the role in each; empty for who is member nowhere. */
    public List<Membership> memberships(AgentId agent) {
        return em.createQuery("select m from Membership m where m.id.agentId = :agent", Membership.class)
                .setParameter("agent", agent.value())
                .getResultList();
    }

    /** Somebody with the departments of this moment, by one statement: it is asked for at every call. */
    public Optional<AtWork> atWork(AgentId id) {
        List<Object[]> rows = em.createQuery(
                        "select a, m from Agent a left join Membership m on m.id.agentId = a.id where a.id = :id",
                        Object[].class)
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream()
                .map(row -> (Agent) row[0])
                .findFirst()
                .map(agent -> new AtWork(
                        agent,
                        rows.stream()
                                .map(row -> (Membership) row[1])
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** @param memberships empty for who is member nowhere */
    public record AtWork(Agent agent, List<Membership> memberships) {
        public AtWork {
            memberships = List.copyOf(memberships);
        }
    }

    /** Without loading anything, so that locks can be taken in their order afterwards. */
    public boolean isAdministrator(AgentId id) {
        return !em.createQuery("select a.id from Agent a where a.id = :id and a.administrator = true", Long.class)
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    public boolean isEmpty() {
        return em.createQuery("select a.id from Agent a", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public void add(Agent agent) {
        em.persist(agent);
    }

    /** For a change: locked until the transaction ends. */
    public Optional<Agent> lock(AgentId id) {
        return Optional.ofNullable(em.find(Agent.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * As somebody who is to get a place, or a login: neither disabled nor given anything by a group, and with the same password,
     * until the transaction ends. Others may hold them too.
     */
    public Optional<Agent> hold(AgentId id) {
        return Optional.ofNullable(em.find(Agent.class, id.value(), LockModeType.PESSIMISTIC_READ));
    }

    /** Whether somebody has this login; case does not tell apart. */
    public boolean isLoginTaken(String login) {
        return !em.createQuery("select a.id from Agent a where lower(a.login) = lower(:login)", Long.class)
                .setParameter("login", login)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Those who can administrate at this moment: neither disabled nor still to choose a password. Locked until the
     * transaction ends, in the same order for everybody, so that two of them cannot remove each other.
     */
    public Set<AgentId> lockAdministrators() {
        List<?> ids = em.createNativeQuery("select id from agent force index (agent_administrators)"
                        + " where administrator = true and disabled = false and invited = false order by id for update")
                .getResultList();
        return ids.stream()
                .map(id -> new AgentId(((Number) id).longValue()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Writes what is pending, so that rows read in this transaction show it, and locks are taken in order. */
    public void flush() {
        em.flush();
    }
}
