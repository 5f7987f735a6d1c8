package org.bandeja.routing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Places;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteReason;
import org.bandeja.routing.model.RouteStep;

/** The inbox of a department. */
@ApplicationScoped
public class DepartmentDestination implements Destination {
    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    @Override
    public RouteKind kind() {
        return RouteKind.DEPARTMENT;
    }

    @Override
    public Optional<Way> open(Route route) {
        return route.inbox().flatMap(this::open);
    }

    /** The way into that inbox; empty when there is no such department, or it is archived. */
    public Optional<Way> open(DepartmentId department) {
        return places.hold(department)
                .map(name -> (conversation, why, now) -> take(conversation, department, name, why, now));
    }

    private void take(Conversation conversation, DepartmentId department, String name, RouteReason why, Instant now) {
        paths.add(conversation.id(), RouteStep.department(department, name, why, now));
        timeline.record(conversation.routedTo(department, name, now));
    }

    @Override
    public Map<Route, RouteShown> shown(Collection<Route> routes) {
        Map<DepartmentId, Department> there = departments.of(
                routes.stream().flatMap(route -> route.inbox().stream()).collect(Collectors.toSet()));
        return routes.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        route -> route.inbox()
                                .map(there::get)
                                .map(department -> new RouteShown(route, department.name(), problem(department)))
                                .orElseGet(() -> RouteShown.notThere(route))));
    }

    static Optional<RouteProblem> problem(Department department) {
        return department.isArchived() ? Optional.of(RouteProblem.ARCHIVED) : Optional.empty();
    }
}
