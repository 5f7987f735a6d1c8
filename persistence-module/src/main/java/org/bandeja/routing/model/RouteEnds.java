package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** All that a route can lead to. */
@ApplicationScoped
public class RouteEnds {
    @PersistenceContext
    EntityManager em;

    /** One of them, as it is called. */
    public record RouteEnd(Route route, String name) {}

    /** By kind, then by name: departments, agents with their department, call groups, auto attendants. */
    public List<RouteEnd> all() {
        List<?> rows = em.createNativeQuery(
                        "select 0 as kind, d.id, 0 as agent, d.name as name from department d where d.archived = false"
                                + " union all select 1, d.id, a.id, concat(a.name, ' · ', d.name) from membership m"
                                + " join department d on d.id = m.department_id and d.archived = false"
                                + " join agent a on a.id = m.agent_id and a.disabled = false"
                                + " union all select 2, g.id, 0, g.name from call_group g"
                                + " union all select 3, t.id, 0, t.name from auto_attendant t order by kind, name")
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RouteEnd(route(number(row[0]), number(row[1]), number(row[2])), (String) row[3]))
                .toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static Route route(long kind, long id, long agent) {
        return switch ((int) kind) {
            case 0 -> new Route.ToDepartment(new DepartmentId(id));
            case 1 -> new Route.ToAgent(new DepartmentId(id), new AgentId(agent));
            case 2 -> new Route.ToGroup(new CallGroupId(id));
            default -> new Route.ToAttendant(new AttendantId(id));
        };
    }
}
