package org.bandeja.callgroup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroups;
import org.bandeja.callgroup.model.GroupTurns;
import org.bandeja.callgroup.model.GroupWait;
import org.bandeja.callgroup.model.GroupWaits;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
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
        paths.add(conversation.id(), RouteStep.of(RouteStep.Kind.GROUP, group.name(), why, now));
        paths.add(conversation.id(), RouteStep.of(RouteStep.Kind.DEPARTMENT, department, RouteReason.BY_GROUP, now));
        timeline.record(conversation.routedTo(group.entrance(), department, now));
        waits.enter(GroupWait.entering(conversation.id(), group, now), now);
        entered.fire(new GroupEntered());
    }

    @Override
    public Optional<RouteProblem> problem(Route route) {
        return groups.find(((Route.ToGroup) route).group())
                .map(this::problem)
                .orElse(Optional.of(RouteProblem.NOT_THERE));
    }

    /** What keeps a group from working as it was meant; empty: it works. */
    Optional<RouteProblem> problem(CallGroup group) {
        if (departments
                .find(group.entrance())
                .filter(found -> !found.isArchived())
                .isEmpty()) {
            return Optional.of(RouteProblem.ARCHIVED);
        }
        if (graph.comesBack(
                new Route.ToGroup(group.id()),
                Stream.of(group.closed(), group.overflow())
                        .flatMap(Optional::stream)
                        .toList())) {
            return Optional.of(RouteProblem.LOOP);
        }
        return isAnybodyIn(group) ? Optional.empty() : Optional.of(RouteProblem.NOBODY);
    }

    private boolean isAnybodyIn(CallGroup group) {
        return group.isShared()
                ? group.steps().stream()
                        .flatMap(step -> step.members().stream())
                        .anyMatch(member -> departments
                                .find(member.department())
                                .filter(found -> !found.isArchived())
                                .isPresent())
                : !turns.seats(group.id()).isEmpty();
    }

    @Override
    public Optional<String> name(Route route) {
        return groups.find(((Route.ToGroup) route).group()).map(CallGroup::name);
    }
}
