package org.bandeja.routing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.directory.model.AgentId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RouteNotUsable;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteStep;

/** Finds where a route ends: for what is new, what has waited, what goes on from a group or an attendant, and what people lead by hand. */
@ApplicationScoped
public class Router {
    @Inject
    @Any
    Instance<Destination> destinations;

    @Inject
    RoutePaths paths;

    @Inject
    Timeline timeline;

    /**
     * Holds what is at the end of the route; ask before a conversation is locked.
     *
     * @return empty when the route takes nothing now
     */
    public Optional<Way> open(Route route) {
        return destination(route.kind()).open(route);
    }

    /** Like {@link #open}; without a route that takes something the way ends where administrators see it. */
    public Way way(Optional<Route> route) {
        return route.flatMap(this::open).orElseGet(this::nowhere);
    }

    /** Holds what is at the ends of several routes, in the order in which everybody locks. */
    public void hold(Collection<Route> routes) {
        routes.stream()
                .sorted(Comparator.comparing((Route route) -> route.kind() == RouteKind.DEPARTMENT)
                        .thenComparing(Route::kind)
                        .thenComparing(route -> route.whom().map(AgentId::value).orElse(0L)))
                .forEach(this::open);
    }

    /** Like {@link #open}, for what nobody waits to be answered: nobody talks with the customer. */
    public Optional<Way> openQuietly(Route route) {
        return destination(route.kind()).openQuietly(route);
    }

    /** Like {@link #way}, likewise. */
    public Way quietWay(Optional<Route> route) {
        return route.flatMap(this::openQuietly).orElseGet(this::nowhere);
    }

    /** Where nothing takes it: administrators see it. */
    public Way nowhere() {
        return (conversation, why, now) -> {
            paths.add(conversation.id(), RouteStep.nowhere(why, now));
            timeline.record(conversation.withoutRoute(now));
        };
    }

    /** How routes stand now, each of them; in a number of statements that does not grow with them. */
    public Map<Route, RouteShown> shown(Collection<Route> routes) {
        Map<RouteKind, Set<Route>> kinds =
                routes.stream().collect(Collectors.groupingBy(Route::kind, Collectors.toSet()));
        Map<Route, RouteShown> shown = new HashMap<>();
        kinds.forEach((kind, some) -> shown.putAll(destination(kind).shown(some)));
        return shown;
    }

    public RouteShown shown(Route route) {
        return shown(List.of(route)).get(route);
    }

    /** @throws RouteNotUsable unless it works */
    public void require(Route route) {
        shown(route).problem().ifPresent(problem -> {
            throw new RouteNotUsable(problem);
        });
    }

    private Destination destination(RouteKind kind) {
        return destinations.stream()
                .filter(found -> found.kind() == kind)
                .findFirst()
                .orElse(Unsupported.ROUTE);
    }

    /** A kind of route that nothing here serves: kept, and seen by administrators. */
    private enum Unsupported implements Destination {
        ROUTE;

        @Override
        public RouteKind kind() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Way> open(Route route) {
            return Optional.empty();
        }

        @Override
        public Map<Route, RouteShown> shown(Collection<Route> routes) {
            return routes.stream().collect(Collectors.toMap(Function.identity(), RouteShown::notThere));
        }
    }
}
