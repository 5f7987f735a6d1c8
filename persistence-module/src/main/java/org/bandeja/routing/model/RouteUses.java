package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** What leads where: asked before something goes, and shown beside it. */
@ApplicationScoped
public class RouteUses {
    @PersistenceContext
    EntityManager em;

    /** By name; agents of the department included, and groups that it is home or member of. */
    public List<RouteUse> of(DepartmentId department) {
        return read(
                "route_department_id",
                department.value(),
                " or g.department_id = :id or exists (select 1 from call_group_member m"
                        + " where m.group_id = g.id and m.department_id = :id)");
    }

    /** By name. */
    public List<RouteUse> of(AgentId agent) {
        return read("route_agent_id", agent.value());
    }

    /** By name. */
    public List<RouteUse> of(CallGroupId group) {
        return read("route_group_id", group.value());
    }

    /** By name. */
    public List<RouteUse> of(AttendantId attendant) {
        return read("route_attendant_id", attendant.value());
    }

    private List<RouteUse> read(String column, long id) {
        return read(column, id, "");
    }

    /**
     * @param column one of the constants above
     * @param alsoGroups what else makes a group use it
     */
    private List<RouteUse> read(String column, long id, String alsoGroups) {
        String closed = column.replace("route_", "closed_");
        List<?> rows = em.createNativeQuery(
                        "select 'NUMBER', n.id, if(n.name = '', n.display_phone_number, n.name) as shown"
                                + " from business_number n where n." + column + " = :id"
                                + " union all select 'GROUP', g.id, g.name from call_group g"
                                + " where g." + column + " = :id or g." + closed + " = :id" + alsoGroups
                                + " union select 'ATTENDANT', a.id, a.name from attendant_route r"
                                + " join auto_attendant a on a.id = r.attendant_id where r." + column
                                + " = :id order by shown")
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new RouteUse(
                        RouteUse.Kind.valueOf((String) row[0]), ((Number) row[1]).longValue(), (String) row[2]))
                .toList();
    }
}
