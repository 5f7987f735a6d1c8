package org.bandeja.routing.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;

/** Where one comes to by groups and attendants that lead on: loops are found here, whatever they consist of. */
@ApplicationScoped
public class RouteGraph {
    @PersistenceContext
    EntityManager em;

    /** What leads on to what at a moment: for several questions that are asked at once. */
    public record Edges(Map<Route, List<Route>> from) {
        /**
         * Whether what comes to a group or an attendant could come back to it without anybody's doing.
         *
         * @param exits where it leads, or would lead
         */
        public boolean comeBack(Route to, Collection<Route> exits) {
            Set<Route> seen = new HashSet<>();
            Deque<Route> open = new ArrayDeque<>(exits);
            while (!open.isEmpty()) {
                Route next = open.pop();
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.addAll(from.getOrDefault(next, List.of()));
                }
            }
            return false;
        }
    }

    /**
     * Whoever lets a group or an attendant lead elsewhere holds this until the transaction ends, before anything else: of two who together
     * would make a loop the second sees what the first has done.
     */
    public void lock() {
        em.createNativeQuery("select id from route_graph_lock for update").getResultList();
    }

    public Edges read() {
        return new Edges(edges());
    }

    private Map<Route, List<Route>> edges() {
        Map<Route, List<Route>> edges = new HashMap<>();
        List<?> rows = em.createNativeQuery(
                        "select id, null, route_group_id, route_attendant_id from call_group"
                                + " union all select id, null, closed_group_id, closed_attendant_id from call_group"
                                + " union all select null, attendant_id, route_group_id, route_attendant_id from attendant_route")
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            end(columns[2], columns[3])
                    .ifPresent(to -> edges.computeIfAbsent(
                                    end(columns[0], columns[1]).orElseThrow(), from -> new ArrayList<>())
                            .add(to));
        }
        return edges;
    }

    private static Optional<Route> end(Object group, Object attendant) {
        if (group != null) {
            return Optional.of(new Route.ToGroup(new CallGroupId(((Number) group).longValue())));
        }
        return attendant == null
                ? Optional.empty()
                : Optional.of(new Route.ToAttendant(new AttendantId(((Number) attendant).longValue())));
    }
}
