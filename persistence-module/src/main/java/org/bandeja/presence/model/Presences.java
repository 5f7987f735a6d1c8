package org.bandeja.presence.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/**
 * Who is there. What somebody chose counts while they have a screen open, on whatever node, or have called within the last minutes;
 * otherwise they are off. Nobody has chosen: available.
 */
@ApplicationScoped
public class Presences {
    /** So long after the last sign of life somebody still counts as there: a phone in a lift, a node that is started again. */
    public static final Duration STILL_THERE = Duration.ofMinutes(3);

    /** Of agent {@code a} with the presence {@code p}; {@link #at} fills in the time. Without a login nobody is there. */
    public static final String SQL = "(case when a.disabled = true or p.chosen = 'OFF' then 'OFF'"
            + " when exists (select 1 from access_token t where t.agent_id = a.id and t.revoked_at is null"
            + " and (t.expires_at is null or t.expires_at > :now) and (t.idle_ends_at is null or t.idle_ends_at > :now)"
            + " and (p.seen_at > :since or t.kind = 'SESSION' and t.last_used_at > :since)) then coalesce(p.chosen, 'AVAILABLE') else 'OFF' end)";

    @PersistenceContext
    EntityManager em;

    /** Fills in what {@link #SQL} needs. */
    public static Query at(Instant now, Query query) {
        return query.setParameter("now", Timestamp.from(now))
                .setParameter("since", Timestamp.from(now.minus(STILL_THERE)));
    }

    /** What somebody chose last. */
    public Presence chosen(AgentId agent) {
        List<?> found = em.createNativeQuery("select chosen from presence where agent_id = :agent")
                .setParameter("agent", agent.value())
                .getResultList();
        return found.stream()
                .map(value -> Presence.valueOf((String) value))
                .findFirst()
                .orElse(Presence.AVAILABLE);
    }

    /** @return whether that is something else than before */
    public boolean choose(AgentId agent, Presence presence, Instant now) {
        if (chosen(agent) == presence) {
            return false;
        }
        em.createNativeQuery("insert into presence (agent_id, chosen, chosen_at) values (:agent, :chosen, :now)"
                        + " on duplicate key update chosen = values(chosen), chosen_at = values(chosen_at)")
                .setParameter("agent", agent.value())
                .setParameter("chosen", presence.name())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
        return true;
    }

    /** These have a screen open. */
    public void seen(Collection<AgentId> agents, Instant now) {
        agents.stream()
                .sorted((one, other) -> Long.compare(one.value(), other.value()))
                .forEach(agent -> em.createNativeQuery(
                                "insert into presence (agent_id, seen_at) select id, :now from agent where id = :agent"
                                        + " on duplicate key update seen_at = values(seen_at)")
                        .setParameter("agent", agent.value())
                        .setParameter("now", Timestamp.from(now))
                        .executeUpdate());
    }

    /** Whoever has no login any more is not there: no screen of theirs is open, and none will be before they log in. */
    public void left(AgentId agent, Instant now) {
        em.createNativeQuery("update presence set seen_at = null where agent_id = :agent and not exists"
                        + " (select 1 from access_token t where t.agent_id = :agent and t.kind = 'SESSION'"
                        + " and t.revoked_at is null and (t.expires_at is null or t.expires_at > :now)"
                        + " and (t.idle_ends_at is null or t.idle_ends_at > :now))")
                .setParameter("agent", agent.value())
                .setParameter("now", Timestamp.from(now))
                .executeUpdate();
    }

    /** Of these; whoever does not exist is left out. */
    public Map<AgentId, Presence> of(Collection<AgentId> agents, Instant now) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        List<?> rows = at(
                        now,
                        em.createNativeQuery("select a.id, " + SQL + " from agent a"
                                + " left join presence p on p.agent_id = a.id where a.id in (:agents)"))
                .setParameter("agents", agents.stream().map(AgentId::value).toList())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new AgentId(((Number) row[0]).longValue()), row -> Presence.valueOf((String) row[1])));
    }

    public Presence of(AgentId agent, Instant now) {
        return Optional.ofNullable(of(Set.of(agent), now).get(agent)).orElse(Presence.OFF);
    }

    /** With the departments whose members see it. */
    public Map<AgentId, PresenceShown> shown(Collection<AgentId> agents, Instant now) {
        Map<AgentId, Presence> present = of(agents, now);
        if (present.isEmpty()) {
            return Map.of();
        }
        Map<AgentId, Set<DepartmentId>> places = new HashMap<>();
        List<?> rows = em.createNativeQuery(
                        "select agent_id, department_id from membership where agent_id in (:agents)")
                .setParameter(
                        "agents", present.keySet().stream().map(AgentId::value).toList())
                .getResultList();
        for (Object row : rows) {
            Object[] pair = (Object[]) row;
            places.computeIfAbsent(new AgentId(((Number) pair[0]).longValue()), agent -> new HashSet<>())
                    .add(new DepartmentId(((Number) pair[1]).longValue()));
        }
        return present.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new PresenceShown(
                                entry.getKey(), entry.getValue(), places.getOrDefault(entry.getKey(), Set.of()))));
    }

    /** Whose presence is another one than colleagues were told. */
    public Map<AgentId, Presence> untold(Instant now, int most) {
        List<?> rows = at(
                        now,
                        em.createNativeQuery("select id, present from (select a.id, p.told, " + SQL + " as present"
                                + " from agent a left join presence p on p.agent_id = a.id) x"
                                + " where present <> coalesce(told, 'OFF') limit :most"))
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new AgentId(((Number) row[0]).longValue()), row -> Presence.valueOf((String) row[1])));
    }

    /** @return false if somebody else, perhaps on another node, is telling it */
    public boolean tell(AgentId agent, Presence presence) {
        em.createNativeQuery("insert ignore into presence (agent_id) values (:agent)")
                .setParameter("agent", agent.value())
                .executeUpdate();
        return em.createNativeQuery("update presence set told = :told where agent_id = :agent and told <> :told")
                        .setParameter("agent", agent.value())
                        .setParameter("told", presence.name())
                        .executeUpdate()
                > 0;
    }
}
