package org.bandeja.login.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.directory.model.AgentId;

/** The browsers that people signed in with. One browser may be several people's. */
@ApplicationScoped
public class KnownDevices {
    @PersistenceContext
    EntityManager em;

    /** Whether this person has signed in with it. */
    public boolean isKnown(TokenSecret device, AgentId agent) {
        return !em.createNativeQuery("select 1 from known_device where device_hash = :hash and agent_id = :agent")
                .setParameter("hash", device.hash())
                .setParameter("agent", agent.value())
                .getResultList()
                .isEmpty();
    }

    /** Whether it is one that we gave out. */
    public boolean isKnown(TokenSecret device) {
        return !em.createNativeQuery("select 1 from known_device where device_hash = :hash limit 1")
                .setParameter("hash", device.hash())
                .getResultList()
                .isEmpty();
    }

    public void remember(TokenSecret device, AgentId agent, Instant now) {
        em.createNativeQuery("insert into known_device (device_hash, agent_id, last_used_at)"
                        + " values (:hash, :agent, :now) on duplicate key update last_used_at = :now")
                .setParameter("hash", device.hash())
                .setParameter("agent", agent.value())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /**
     * The same with what a browser brought: if we gave that out it stays what it is, for others who use this browser too.
     *
     * @param brought empty: nothing
     * @return what proves it from now on
     */
    public TokenSecret remember(Optional<TokenSecret> brought, AgentId agent, Instant now) {
        TokenSecret device = brought.filter(this::isKnown).orElseGet(TokenSecret::random);
        remember(device, agent, now);
        return device;
    }

    /** No other of a person's counts any more, as after another password was set with this one. */
    public void forgetOthers(AgentId agent, TokenSecret device) {
        em.createNativeQuery("delete from known_device where agent_id = :agent and device_hash <> :hash")
                .setParameter("agent", agent.value())
                .setParameter("hash", device.hash())
                .executeUpdate();
    }

    /** @return how many that were not used since were thrown away */
    public int forgetBefore(Instant time, int most) {
        return em.createNativeQuery("delete from known_device where last_used_at < :time limit :most")
                .setParameter("time", Timestamp.from(time))
                .setParameter("most", most)
                .executeUpdate();
    }
}
