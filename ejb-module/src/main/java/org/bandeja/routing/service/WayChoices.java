package org.bandeja.routing.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteEnds;
import org.bandeja.routing.model.RouteEnds.RouteEnd;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.model.RouteUses;

/**
 * What conversations may have come through: call groups and auto attendants. Administrators are told of all; everybody else of those that lead to
 * a department of theirs, over however many steps, as their conversations tell it anyway.
 */
@Stateless
@RolesAllowed(AGENT)
public class WayChoices {
    @Inject
    RouteEnds ends;

    @Inject
    RouteUses uses;

    @Inject
    Callers callers;

    /** By kind, then by name. */
    public List<RouteEnd> all() {
        Caller caller = callers.current();
        Stream<RouteEnd> ways = ends.all().stream().filter(end -> isWay(end.route()));
        if (caller.administrator()) {
            return ways.toList();
        }
        Set<Route> known = leadingTo(caller.departments());
        return ways.filter(end -> known.contains(end.route())).toList();
    }

    private static boolean isWay(Route route) {
        return route.kind() == RouteKind.GROUP || route.kind() == RouteKind.ATTENDANT;
    }

    private Set<Route> leadingTo(Set<DepartmentId> departments) {
        Set<Route> known = new HashSet<>();
        Set<Route> added = ways(departments.stream().flatMap(department -> uses.of(department).stream()));
        while (known.addAll(added)) {
            added = ways(Stream.concat(
                    uses.ofGroups(groups(added)).values().stream().flatMap(List::stream),
                    uses.ofAttendants(attendants(added)).values().stream().flatMap(List::stream)));
        }
        return known;
    }

    private static Set<Route> ways(Stream<RouteUse> uses) {
        Set<Route> ways = new HashSet<>();
        uses.forEach(use -> {
            if (use.kind() == RouteUse.Kind.GROUP) {
                ways.add(new Route.ToGroup(new CallGroupId(use.id())));
            } else if (use.kind() == RouteUse.Kind.ATTENDANT) {
                ways.add(new Route.ToAttendant(new AttendantId(use.id())));
            }
        });
        return ways;
    }

    private static List<CallGroupId> groups(Set<Route> ways) {
        List<CallGroupId> groups = new ArrayList<>();
        ways.forEach(way -> {
            if (way instanceof Route.ToGroup to) {
                groups.add(to.group());
            }
        });
        return groups;
    }

    private static List<AttendantId> attendants(Set<Route> ways) {
        List<AttendantId> attendants = new ArrayList<>();
        ways.forEach(way -> {
            if (way instanceof Route.ToAttendant to) {
                attendants.add(to.attendant());
            }
        });
        return attendants;
    }
}
