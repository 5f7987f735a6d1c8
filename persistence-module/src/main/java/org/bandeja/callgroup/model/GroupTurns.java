package org.bandeja.callgroup.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.presence.model.Presence;
import org.bandeja.presence.model.Presences;

/**
 * Whose turn it is in a group. What is read here to decide is read after the gate and the agents were locked: whoever else gives
 * somebody a conversation holds that agent too, so that no count is out of date.
 */
@ApplicationScoped
public class GroupTurns {
    private static final String MEMBERS = " from call_group_member g"
            + " join department d on d.id = g.department_id and d.archived = false"
            + " join membership m on m.department_id = g.department_id"
            + " and (g.agent_id is null or g.agent_id = m.agent_id)";
    private static final String SEATS = "select g.step, m.department_id, m.agent_id" + MEMBERS;
    private static final String WORKING =
            " join agent a on a.id = m.agent_id and a.disabled = false and a.invited = false";

    @PersistenceContext
    EntityManager em;

    /** A member of a step, as somebody in a department. */
    public record Seat(int step, DepartmentId department, AgentId agent) {}

    /**
     * How an agent stands at this moment.
     *
     * @param open conversations of theirs, of whatever origin
     * @param turn number of the last that this group gave them; 0: none
     * @param credit in millionths of a conversation
     */
    public record Standing(AgentId agent, Presence presence, int open, long turn, long credit) {}

    /**
     * Locked until the transaction ends: one at a time gives away what waits in a group.
     *
     * @return how many were given so far; empty when there is no such group
     */
    public OptionalLong lockGate(CallGroupId group) {
        List<?> found = em.createNativeQuery("select turns from call_group_gate where group_id = :group for update")
                .setParameter("group", group.value())
                .getResultList();
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(((Number) found.get(0)).longValue());
    }

    /**
     * The members of all steps who work in their department and are not disabled, in the order of the steps and of what
     * was chosen there. They themselves are locked first, in the order of their ids, then their places are held: two groups that share
     * an agent come one after the other, and so does whoever gives him something by hand. Who joins at this moment is in the next round.
     *
     * @param others to whom the group may lead: locked among its members
     */
    public List<Seat> lockSeats(CallGroupId group, Collection<AgentId> others) {
        Set<AgentId> agents = new HashSet<>(others);
        seats(SEATS + " where g.group_id = :group", group).forEach(seat -> agents.add(seat.agent()));
        Set<AgentId> working = lockAgents(agents);
        return seats(
                        SEATS + " where g.group_id = :group order by g.step, g.position, m.agent_id lock in share mode",
                        group)
                .stream()
                .filter(seat -> working.contains(seat.agent()))
                .toList();
    }

    /**
     * Locked until the transaction ends, in the order of their ids.
     *
     * @return those who work
     */
    public Set<AgentId> lockAgents(Collection<AgentId> agents) {
        if (agents.isEmpty()) {
            return Set.of();
        }
        List<?> ids = em.createNativeQuery(
                        "select id from agent where id in (:agents) and disabled = false and invited = false"
                                + " order by id for update")
                .setParameter("agents", agents.stream().map(AgentId::value).toList())
                .getResultList();
        return ids.stream().map(id -> new AgentId(((Number) id).longValue())).collect(Collectors.toSet());
    }

    /** For the console: who is in which step, without locking anything. */
    public List<Seat> seats(CallGroupId group) {
        return seats(SEATS + WORKING + " where g.group_id = :group order by g.step, g.position, a.name", group);
    }

    private List<Seat> seats(String sql, CallGroupId group) {
        List<?> rows =
                em.createNativeQuery(sql).setParameter("group", group.value()).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Seat(
                        ((Number) row[0]).intValue(),
                        new DepartmentId(((Number) row[1]).longValue()),
                        new AgentId(((Number) row[2]).longValue())))
                .toList();
    }

    /** Those of the groups in which somebody is, without locking anything. */
    public Set<CallGroupId> withSomebody(Collection<CallGroupId> groups) {
        if (groups.isEmpty()) {
            return Set.of();
        }
        List<?> ids = em.createNativeQuery(
                        "select distinct g.group_id" + MEMBERS + WORKING + " where g.group_id in (:groups)")
                .setParameter("groups", groups.stream().map(CallGroupId::value).toList())
                .getResultList();
        return ids.stream()
                .map(id -> new CallGroupId(((Number) id).longValue()))
                .collect(Collectors.toSet());
    }

    /** By id; who does not exist is left out. */
    public Map<AgentId, Standing> standings(CallGroupId group, Collection<AgentId> agents, Instant now) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        Query query = em.createNativeQuery(
                        "select a.id, " + Presences.SQL + " as present,"
                                + " (select count(*) from conversation c where c.assignee_id = a.id and c.status = 'OPEN') as open_count,"
                                + " coalesce(t.turn, 0) as turn, coalesce(t.credit, 0) as credit from agent a"
                                + " left join presence p on p.agent_id = a.id"
                                + " left join call_group_turn t on t.group_id = :group and t.agent_id = a.id where a.id in (:agents)")
                .setParameter("group", group.value())
                .setParameter("agents", agents.stream().map(AgentId::value).collect(Collectors.toSet()));
        Map<AgentId, Standing> found = new HashMap<>();
        for (Object row : Presences.at(now, query).getResultList()) {
            Object[] columns = (Object[]) row;
            AgentId agent = new AgentId(((Number) columns[0]).longValue());
            found.put(
                    agent,
                    new Standing(
                            agent,
                            Presence.valueOf((String) columns[1]),
                            ((Number) columns[2]).intValue(),
                            ((Number) columns[3]).longValue(),
                            ((Number) columns[4]).longValue()));
        }
        return found;
    }

    /** The caller holds the gate. */
    public void keep(CallGroupId group, Collection<Standing> changed, long turns) {
        changed.stream()
                .sorted((one, other) ->
                        Long.compare(one.agent().value(), other.agent().value()))
                .forEach(standing -> em.createNativeQuery(
                                "insert into call_group_turn (group_id, agent_id, turn, credit) values (:group, :agent, :turn, :credit)"
                                        + " on duplicate key update turn = values(turn), credit = values(credit)")
                        .setParameter("group", group.value())
                        .setParameter("agent", standing.agent().value())
                        .setParameter("turn", standing.turn())
                        .setParameter("credit", standing.credit())
                        .executeUpdate());
        em.createNativeQuery("update call_group_gate set turns = :turns where group_id = :group")
                .setParameter("group", group.value())
                .setParameter("turns", turns)
                .executeUpdate();
    }

    /** The calendars of these departments; one without is always there. */
    public Map<DepartmentId, CalendarId> calendars(Collection<DepartmentId> departments) {
        if (departments.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery(
                        "select id, calendar_id from department where id in (:ids) and calendar_id is not null")
                .setParameter(
                        "ids", departments.stream().map(DepartmentId::value).collect(Collectors.toSet()))
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> new DepartmentId(((Number) row[0]).longValue()),
                        row -> new CalendarId(((Number) row[1]).longValue())));
    }

    /** How many wait in a group, and how many of its agents have not answered yet, by agent. */
    public record Load(long waiting, Map<AgentId, Long> unanswered) {}

    /** What a group has to see to at this moment; what agents have taken is not counted. */
    public Load load(CallGroupId group) {
        List<?> rows = em.createNativeQuery("select w.agent_id, count(*) from call_group_wait w"
                        + " join conversation c on c.id = w.conversation_id and c.status = 'OPEN'"
                        + " and c.assignee_id <=> w.agent_id where w.group_id = :group and w.set_aside = false"
                        + " group by w.agent_id")
                .setParameter("group", group.value())
                .getResultList();
        long waiting = 0;
        Map<AgentId, Long> unanswered = new HashMap<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            long count = ((Number) columns[1]).longValue();
            Optional<AgentId> agent = Optional.ofNullable((Number) columns[0]).map(id -> new AgentId(id.longValue()));
            if (agent.isPresent()) {
                unanswered.put(agent.get(), count);
            } else {
                waiting += count;
            }
        }
        return new Load(waiting, unanswered);
    }
}
