package org.bandeja.callgroup.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteColumns;

/** The call groups. Who reads and changes them is decided before. */
@ApplicationScoped
public class CallGroups {
    private static final String COLUMNS =
            "select id, name, department_id, strategy, capacity, calendar_id, closed_department_id,"
                    + " closed_agent_id, closed_group_id, closed_attendant_id, route_department_id, route_agent_id, route_group_id,"
                    + " route_attendant_id, version from call_group";

    /** Until the transaction ends. */
    private enum Lock {
        NONE(""),
        SHARED(" lock in share mode"),
        ALONE(" for update");

        private final String clause;

        Lock(String clause) {
            this.clause = clause;
        }
    }

    @PersistenceContext
    EntityManager em;

    /** By name. */
    public List<CallGroup> all() {
        return read(COLUMNS + " order by name, id", Map.of(), Lock.NONE);
    }

    /** By id; which is not there is left out. */
    public Map<CallGroupId, CallGroup> of(Collection<CallGroupId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(COLUMNS + " where id in (:ids)", Map.of("ids", values(ids)), Lock.NONE).stream()
                .collect(Collectors.toMap(CallGroup::id, Function.identity()));
    }

    public Optional<CallGroup> find(CallGroupId id) {
        return one(id, Lock.NONE);
    }

    /** As it is until the transaction ends. */
    public Optional<CallGroup> hold(CallGroupId id) {
        return one(id, Lock.SHARED);
    }

    /** For a change: locked until the transaction ends. */
    public Optional<CallGroup> lock(CallGroupId id) {
        return one(id, Lock.ALONE);
    }

    /**
     * For a change of what leads where among groups: one after the other. The gates first, as those who give away what waits and hold
     * where it may lead to.
     */
    public void lockAll() {
        em.createNativeQuery("select group_id from call_group_gate order by group_id for update")
                .getResultList();
        em.createNativeQuery("select id from call_group order by id for update").getResultList();
    }

    private Optional<CallGroup> one(CallGroupId id, Lock lock) {
        return read(COLUMNS + " where id = :id", Map.of("id", id.value()), lock).stream()
                .findFirst();
    }

    /** Whether another group is called so; case and accents do not tell apart. */
    public boolean isNameTaken(String name, CallGroupId by) {
        return !em.createNativeQuery("select id from call_group where name = :name and id <> :id")
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    public void add(CallGroup group) {
        fill(
                        em.createNativeQuery(
                                "insert into call_group (id, name, department_id, strategy, capacity, calendar_id,"
                                        + " closed_department_id, closed_agent_id, closed_group_id, closed_attendant_id, route_department_id,"
                                        + " route_agent_id, route_group_id, route_attendant_id, version) values (:id, :name, :home, :strategy,"
                                        + " :capacity, :calendar, :closedDepartment, :closedAgent, :closedGroup, :closedAttendant,"
                                        + " :routeDepartment, :routeAgent, :routeGroup, :routeAttendant, :version)"),
                        group)
                .executeUpdate();
        em.createNativeQuery("insert into call_group_gate (group_id) values (:id)")
                .setParameter("id", group.id().value())
                .executeUpdate();
        addSteps(group);
    }

    /** The caller has it locked. */
    public void replace(CallGroup group) {
        fill(
                        em.createNativeQuery(
                                "update call_group set name = :name, department_id = :home, strategy = :strategy,"
                                        + " capacity = :capacity, calendar_id = :calendar, closed_department_id = :closedDepartment,"
                                        + " closed_agent_id = :closedAgent, closed_group_id = :closedGroup, closed_attendant_id = :closedAttendant,"
                                        + " route_department_id = :routeDepartment, route_agent_id = :routeAgent, route_group_id = :routeGroup,"
                                        + " route_attendant_id = :routeAttendant, version = :version where id = :id"),
                        group)
                .executeUpdate();
        removeSteps(group.id());
        addSteps(group);
    }

    /** What waits in it stays where it is. */
    public void remove(CallGroupId id) {
        removeSteps(id);
        delete("delete from call_group_wait where group_id = :id", id);
        delete("delete from call_group_turn where group_id = :id", id);
        delete("delete from call_group_gate where group_id = :id", id);
        delete("delete from call_group where id = :id", id);
    }

    private void removeSteps(CallGroupId id) {
        delete("delete from call_group_member where group_id = :id", id);
        delete("delete from call_group_step where group_id = :id", id);
    }

    private void delete(String sql, CallGroupId id) {
        em.createNativeQuery(sql).setParameter("id", id.value()).executeUpdate();
    }

    private void addSteps(CallGroup group) {
        for (int step = 0; step < group.steps().size(); step++) {
            GroupStep added = group.steps().get(step);
            em.createNativeQuery("insert into call_group_step (group_id, step, minutes) values (:id, :step, :minutes)")
                    .setParameter("id", group.id().value())
                    .setParameter("step", step)
                    .setParameter("minutes", added.minutes().orElse(null))
                    .executeUpdate();
            for (int position = 0; position < added.members().size(); position++) {
                GroupMember member = added.members().get(position);
                em.createNativeQuery("insert into call_group_member (group_id, step, position, department_id, agent_id)"
                                + " values (:id, :step, :position, :department, :agent)")
                        .setParameter("id", group.id().value())
                        .setParameter("step", step)
                        .setParameter("position", position)
                        .setParameter("department", member.department().value())
                        .setParameter(
                                "agent", member.agent().map(AgentId::value).orElse(null))
                        .executeUpdate();
            }
        }
    }

    private static Query fill(Query query, CallGroup group) {
        query.setParameter("id", group.id().value())
                .setParameter("name", group.name())
                .setParameter("home", group.home().value())
                .setParameter("strategy", group.strategy().name())
                .setParameter("capacity", group.capacity().orElse(null))
                .setParameter(
                        "calendar", group.calendar().map(CalendarId::value).orElse(null))
                .setParameter("version", group.version());
        fill(query, "closed", group.closed());
        fill(query, "route", group.overflow());
        return query;
    }

    private static void fill(Query query, String prefix, Optional<Route> route) {
        RouteColumns columns = RouteColumns.of(route);
        query.setParameter(prefix + "Department", columns.departmentId())
                .setParameter(prefix + "Agent", columns.agentId())
                .setParameter(prefix + "Group", columns.groupId())
                .setParameter(prefix + "Attendant", columns.attendantId());
    }

    /** A locking read sees the present, never what a transaction saw first. */
    private List<CallGroup> read(String sql, Map<String, Object> parameters, Lock lock) {
        Query query = em.createNativeQuery(sql + lock.clause);
        parameters.forEach(query::setParameter);
        Map<CallGroupId, Object[]> rows = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            rows.put(new CallGroupId(((Number) columns[0]).longValue()), columns);
        }
        Map<CallGroupId, List<GroupStep>> steps = rows.isEmpty() ? Map.of() : steps(rows.keySet(), lock);
        return rows.entrySet().stream()
                .map(row -> group(row.getValue(), steps.getOrDefault(row.getKey(), List.of())))
                .toList();
    }

    private Map<CallGroupId, List<GroupStep>> steps(Collection<CallGroupId> groups, Lock lock) {
        Map<CallGroupId, Map<Integer, List<GroupMember>>> members = new HashMap<>();
        List<?> named = em.createNativeQuery("select group_id, step, department_id, agent_id from call_group_member"
                        + " where group_id in (:groups) order by group_id, step, position" + lock.clause)
                .setParameter("groups", values(groups))
                .getResultList();
        for (Object row : named) {
            Object[] columns = (Object[]) row;
            members.computeIfAbsent(new CallGroupId(((Number) columns[0]).longValue()), group -> new HashMap<>())
                    .computeIfAbsent(((Number) columns[1]).intValue(), step -> new ArrayList<>())
                    .add(new GroupMember(
                            new DepartmentId(((Number) columns[2]).longValue()),
                            number(columns[3]).map(AgentId::new)));
        }
        Map<CallGroupId, List<GroupStep>> steps = new HashMap<>();
        List<?> rows = em.createNativeQuery("select group_id, step, minutes from call_group_step"
                        + " where group_id in (:groups) order by group_id, step" + lock.clause)
                .setParameter("groups", values(groups))
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            CallGroupId group = new CallGroupId(((Number) columns[0]).longValue());
            steps.computeIfAbsent(group, its -> new ArrayList<>())
                    .add(new GroupStep(
                            members.getOrDefault(group, Map.of())
                                    .getOrDefault(((Number) columns[1]).intValue(), List.of()),
                            number(columns[2]).map(Long::intValue)));
        }
        return steps;
    }

    private static List<Long> values(Collection<CallGroupId> ids) {
        return ids.stream().map(CallGroupId::value).toList();
    }

    private static CallGroup group(Object[] row, List<GroupStep> steps) {
        return new CallGroup(
                new CallGroupId(((Number) row[0]).longValue()),
                (String) row[1],
                new DepartmentId(((Number) row[2]).longValue()),
                Strategy.valueOf((String) row[3]),
                number(row[4]).map(Long::intValue),
                number(row[5]).map(CalendarId::new),
                route(row, 6),
                route(row, 10),
                steps,
                ((Number) row[14]).intValue());
    }

    private static Optional<Route> route(Object[] row, int at) {
        return new RouteColumns(value(row[at]), value(row[at + 1]), value(row[at + 2]), value(row[at + 3])).route();
    }

    private static Long value(Object column) {
        return number(column).orElse(null);
    }

    private static Optional<Long> number(Object value) {
        return Optional.ofNullable((Number) value).map(Number::longValue);
    }
}
