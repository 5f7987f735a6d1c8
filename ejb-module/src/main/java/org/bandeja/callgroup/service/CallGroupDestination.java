package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.CallGroups;
import org.bandeja.callgroup.model.GroupMember;
import org.bandeja.callgroup.model.GroupTurns;
import org.bandeja.callgroup.model.GroupWait;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Places;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteGraph;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;
import org.bandeja.routing.service.Destination;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.service.Way;

/**
 * A call group. What comes stands in the inbox of a department at once, so that it is nowhere hidden and nothing is lost with a node;
 * whom the group gives it, the worker decides after the commit.
 */
@ApplicationScoped
public class CallGroupDestination implements Destination {
    @Inject
    CallGroups groups;

    @Inject
    RouteGraph graph;

    @Inject
    GroupWaits waits;

    @Inject
    GroupTurns turns;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    @Inject
    Event<GroupEntered> entered;

    @Override
    public RouteKind kind() {
        return RouteKind.GROUP;
    }

    @Override
    public Optional<Way> open(Route route) {
        Optional<CallGroup> group = groups.hold(((Route.ToGroup) route).group());
        return group.flatMap(found -> places.hold(found.entrance())
                .map(name -> (conversation, why, now) -> enter(conversation, found, name, why, now)));
    }

    private void enter(Conversation conversation, CallGroup group, String department, RouteReason why, Instant now) {
        paths.add(conversation.id(), RouteStep.group(group.id(), group.name(), why, now));
        paths.add(conversation.id(), RouteStep.department(group.entrance(), department, RouteReason.BY_GROUP, now));
        timeline.record(conversation.routedTo(group.entrance(), department, now));
        waits.enter(GroupWait.entering(conversation.id(), group, now), now);
        entered.fire(new GroupEntered());
    }

    @Override
    public Map<Route, RouteShown> shown(Collection<Route> routes) {
        Map<CallGroupId, CallGroup> there =
                groups.of(routes.stream().map(CallGroupDestination::id).collect(Collectors.toSet()));
        Map<CallGroupId, RouteProblem> problems = problems(there.values());
        return routes.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        route -> Optional.ofNullable(there.get(id(route)))
                                .map(group -> new RouteShown(
                                        route, group.name(), Optional.ofNullable(problems.get(group.id()))))
                                .orElseGet(() -> RouteShown.notThere(route))));
    }

    private static CallGroupId id(Route route) {
        return ((Route.ToGroup) route).group();
    }

    /** What keeps groups from working as they were meant; those that work are not in it. */
    Map<CallGroupId, RouteProblem> problems(Collection<CallGroup> all) {
        Set<DepartmentId> named = all.stream()
                .flatMap(group -> Stream.concat(Stream.of(group.entrance()), members(group)))
                .collect(Collectors.toSet());
        Set<DepartmentId> working = departments.of(named).values().stream()
                .filter(department -> !department.isArchived())
                .map(Department::id)
                .collect(Collectors.toSet());
        RouteGraph.Edges edges = graph.read();
        Set<CallGroupId> withSomebody =
                turns.withSomebody(all.stream().map(CallGroup::id).toList());
        Map<CallGroupId, RouteProblem> problems = new HashMap<>();
        for (CallGroup group : all) {
            boolean somebody =
                    group.isShared() ? members(group).anyMatch(working::contains) : withSomebody.contains(group.id());
            if (!working.contains(group.entrance())) {
                problems.put(group.id(), RouteProblem.ARCHIVED);
            } else if (edges.comeBack(new Route.ToGroup(group.id()), group.exits())) {
                problems.put(group.id(), RouteProblem.LOOP);
            } else if (!somebody) {
                problems.put(group.id(), RouteProblem.NOBODY);
            }
        }
        return problems;
    }

    private static Stream<DepartmentId> members(CallGroup group) {
        return group.members().map(GroupMember::department);
    }
}
