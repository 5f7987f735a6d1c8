package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** What leads where: asked before something goes, and shown beside it. By name; what nothing leads to is in no answer. */
@ApplicationScoped
public class RouteUses {
    /** What leads somewhere, or needs somebody, and the four columns of where to; more than one of them may be said. */
    private static final String USES = "(select 'NUMBER' as kind, n.id,"
            + " if(n.name = '', n.display_phone_number, n.name) as name, n.route_department_id as department_id,"
            + " n.route_agent_id as agent_id, n.route_group_id as group_id, n.route_attendant_id as attendant_id"
            + " from business_number n"
            + " union all select 'GROUP', g.id, g.name, g.route_department_id, g.route_agent_id, g.route_group_id,"
            + " g.route_attendant_id from call_group g"
            + " union all select 'GROUP', g.id, g.name, g.closed_department_id, g.closed_agent_id, g.closed_group_id,"
            + " g.closed_attendant_id from call_group g"
            + " union all select 'GROUP', g.id, g.name, g.department_id, null, null, null from call_group g"
            + " union all select 'GROUP', g.id, g.name, m.department_id, m.agent_id, null, null"
            + " from call_group_member m join call_group g on g.id = m.group_id"
            + " union all select 'ATTENDANT', a.id, a.name, r.route_department_id, r.route_agent_id, r.route_group_id,"
            + " r.route_attendant_id from attendant_route r join auto_attendant a on a.id = r.attendant_id) u";

    @PersistenceContext
    EntityManager em;

    /** Agents of the department included, and groups that it is home or member of. */
    public List<RouteUse> of(DepartmentId department) {
        Query query = em.createNativeQuery("select distinct kind, id, name, department_id from " + USES
                + " where department_id in (:ids) order by name, id");
        return read(query, List.of(department), DepartmentId::value, DepartmentId::new)
                .getOrDefault(department, List.of());
    }

    /** Groups included of which somebody was made a member by name. */
    public Map<AgentId, List<RouteUse>> ofAgents(Collection<AgentId> agents) {
        Query query = em.createNativeQuery("select distinct kind, id, name, agent_id from " + USES
                + " where agent_id in (:ids) order by name, id");
        return read(query, agents, AgentId::value, AgentId::new);
    }

    /** Likewise, but only where it means somebody in that department. */
    public List<RouteUse> of(AgentId agent, DepartmentId department) {
        Query query = em.createNativeQuery("select distinct kind, id, name, agent_id from " + USES
                        + " where agent_id in (:ids) and department_id = :department order by name, id")
                .setParameter("department", department.value());
        return read(query, List.of(agent), AgentId::value, AgentId::new).getOrDefault(agent, List.of());
    }

    public Map<CallGroupId, List<RouteUse>> ofGroups(Collection<CallGroupId> groups) {
        Query query = em.createNativeQuery("select distinct kind, id, name, group_id from " + USES
                + " where group_id in (:ids) order by name, id");
        return read(query, groups, CallGroupId::value, CallGroupId::new);
    }

    public Map<AttendantId, List<RouteUse>> ofAttendants(Collection<AttendantId> attendants) {
        Query query = em.createNativeQuery("select distinct kind, id, name, attendant_id from " + USES
                + " where attendant_id in (:ids) order by name, id");
        return read(query, attendants, AttendantId::value, AttendantId::new);
    }

    private static <T> Map<T, List<RouteUse>> read(
            Query query, Collection<T> ids, Function<T, Long> value, LongFunction<T> id) {
        Map<T, List<RouteUse>> uses = new HashMap<>();
        if (ids.isEmpty()) {
            return uses;
        }
        query.setParameter("ids", ids.stream().map(value).collect(Collectors.toSet()));
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            uses.computeIfAbsent(id.apply(((Number) row[3]).longValue()), led -> new ArrayList<>())
                    .add(new RouteUse(
                            RouteUse.Kind.valueOf((String) row[0]), ((Number) row[1]).longValue(), (String) row[2]));
        }
        return uses;
    }
}
