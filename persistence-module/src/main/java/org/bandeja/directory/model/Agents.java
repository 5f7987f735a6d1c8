package org.bandeja.directory.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The people. */
@ApplicationScoped
public class Agents {
    @PersistenceContext
    EntityManager em;

    public Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(em.find(Agent.class, id.value()));
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

    public boolean isEmpty() {
        return em.createQuery("select a.id from Agent a", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    public void add(Agent agent) {
        em.persist(agent);
    }
}
