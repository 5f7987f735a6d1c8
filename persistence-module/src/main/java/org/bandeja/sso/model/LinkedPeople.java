package org.bandeja.sso.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** Who is which agent: kept by issuer and subject, since logins and addresses are given to others some day. */
@ApplicationScoped
public class LinkedPeople {
    @PersistenceContext
    EntityManager em;

    public Optional<AgentId> find(ProviderSubject subject) {
        List<?> ids = em.createNativeQuery(
                        "select agent_id from linked_person where issuer = :issuer and subject = :subject")
                .setParameter("issuer", subject.issuer())
                .setParameter("subject", subject.subject())
                .getResultList();
        return ids.stream().map(id -> new AgentId(((Number) id).longValue())).findFirst();
    }

    /** Whether the agent is somebody at this provider already. */
    public boolean isLinked(AgentId agent, String issuer) {
        return !em.createNativeQuery("select 1 from linked_person where agent_id = :agent and issuer = :issuer")
                .setParameter("agent", agent.value())
                .setParameter("issuer", issuer)
                .getResultList()
                .isEmpty();
    }

    /** Two at once: one of them fails with its transaction. */
    public void link(ProviderSubject subject, AgentId agent, Instant now) {
        em.createNativeQuery("insert into linked_person (issuer, subject, agent_id, linked_at)"
                        + " values (:issuer, :subject, :agent, :now)")
                .setParameter("issuer", subject.issuer())
                .setParameter("subject", subject.subject())
                .setParameter("agent", agent.value())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }
}
