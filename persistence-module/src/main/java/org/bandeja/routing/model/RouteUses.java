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
import java.util.stream.Stream;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;

/** What leads where: asked before something goes, and shown beside it. By name; what nothing leads to is in no answer. */
@ApplicationScoped
public class RouteUses {
    /** Where a row says what it leads to, or needs: in columns that begin alike. */
    private record Place(String what, String from, String prefix) {}

    private static final String GROUP = "'GROUP', g.id, g.name";
    private static final List<Place> ROUTES = List.of(
            new Place(
                    "'NUMBER', n.id, if(n.name = '', n.display_phone_number, n.name)", "business_number n", "n.route_"),
            new Place(GROUP, "call_group g", "g.route_"),
            new Place(GROUP, "call_group g", "g.closed_"),
            new Place(
                    "'ATTENDANT', a.id, a.name",
                    "attendant_route r join auto_attendant a on a.id = r.attendant_id",
                    "r.route_"));
    private static final Place HOME = new Place(GROUP, "call_group g", "g.");
    private static final Place MEMBERS =
            new Place(GROUP, "call_group_member m join call_group g on g.id = m.group_id", "m.");

    @PersistenceContext
    EntityManager em;

    /** Agents of the department included, and groups that it is home or member of. */
    public List<RouteUse> of(DepartmentId department) {
        return read(
                        sql("department_id", "", HOME, MEMBERS),
                        List.of(department),
                        DepartmentId::value,
                        DepartmentId::new)
                .getOrDefault(department, List.of());
    }

    /** Groups included of which somebody was made a member by name. */
    public Map<AgentId, List<RouteUse>> ofAgents(Collection<AgentId> agents) {
        return read(sql("agent_id", "", MEMBERS), agents, AgentId::value, AgentId::new);
    }

    /** Likewise, but only where it means somebody in that department. */
    public List<RouteUse> of(AgentId agent, DepartmentId department) {
        Query query =
                sql("agent_id", "department_id = :department", MEMBERS).setParameter("department", department.value());
        return read(query, List.of(agent), AgentId::value, AgentId::new).getOrDefault(agent, List.of());
    }

    public Map<CallGroupId, List<RouteUse>> ofGroups(Collection<CallGroupId> groups) {
        return read(sql("group_id", ""), groups, CallGroupId::value, CallGroupId::new);
    }

    public Map<AttendantId, List<RouteUse>> ofAttendants(Collection<AttendantId> attendants) {
        return read(sql("attendant_id", ""), attendants, AttendantId::value, AttendantId::new);
    }

    /**
     * @param column one of the four of a route
     * @param only what another of them has to be; may be empty
     * @param also where else it may be named
     */
    private Query sql(String column, String only, Place... also) {
        String and = only.isEmpty() ? "" : " and %1$s" + only;
        return em.createNativeQuery(Stream.concat(ROUTES.stream(), Stream.of(also))
                .map(place -> ("select %2$s, %1$s%3$s from %4$s where %1$s%3$s in (:ids)" + and)
                        .formatted(place.prefix(), place.what(), column, place.from()))
                .collect(Collectors.joining(" union ", "", " order by 3, 2")));
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
