package org.bandeja.routing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.Conversation;
import org.bandeja.conversation.service.Timeline;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteNotUsable;
import org.bandeja.routing.model.RoutePaths;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteReason;
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
     * Holds what is at the end of the route; ask before a conversation is locked, unless nobody else can know it yet.
     *
     * @return empty when the route takes nothing now
     */
    public Optional<Way> open(Route route) {
        return destination(route).open(route);
    }

    /** Like {@link #open}; without a route that takes something the way ends where administrators see it. */
    public Way way(Optional<Route> route) {
        return route.flatMap(this::open).orElse(this::nowhere);
    }

    /** Like {@link #open}, for what nobody waits to be answered: nobody talks with the customer. */
    public Optional<Way> openQuietly(Route route) {
        return destination(route).openQuietly(route);
    }

    /** Like {@link #way}, likewise. */
    public Way quietWay(Optional<Route> route) {
        return route.flatMap(this::openQuietly).orElse(this::nowhere);
    }

    private void nowhere(Conversation conversation, RouteReason why, Instant now) {
        paths.add(conversation.id(), RouteStep.of(RouteStep.Kind.NO_ROUTE, "", why, now));
        timeline.record(conversation.withoutRoute(now));
    }

    /** What keeps the route from working as it was meant; empty: it works. */
    public Optional<RouteProblem> problem(Route route) {
        return destination(route).problem(route);
    }

    /** @throws RouteNotUsable unless it works */
    public void require(Route route) {
        problem(route).ifPresent(problem -> {
            throw new RouteNotUsable(problem);
        });
    }

    /** As its end is called now; empty when that is not there. */
    public Optional<String> name(Route route) {
        return destination(route).name(route);
    }

    private Destination destination(Route route) {
        return destinations.stream()
                .filter(found -> found.kind() == route.kind())
                .findFirst()
                .orElse(Unsupported.ROUTE);
    }

    /** A kind of route that nothing here serves: kept, and seen by administrators. */
    private enum Unsupported implements Destination {
        ROUTE;

        @Override
        public org.bandeja.routing.model.RouteKind kind() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Way> open(Route route) {
            return Optional.empty();
        }

        @Override
        public Optional<RouteProblem> problem(Route route) {
            return Optional.of(RouteProblem.NOT_THERE);
        }

        @Override
        public Optional<String> name(Route route) {
            return Optional.empty();
        }
    }
}
