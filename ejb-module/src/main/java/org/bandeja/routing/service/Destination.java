package org.bandeja.routing.service;

import java.util.Optional;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;
import org.bandeja.routing.model.RouteProblem;

/** What routes of one kind lead to. */
public interface Destination {
    RouteKind kind();

    /**
     * Holds what is there until the transaction ends; ask before a conversation is locked.
     *
     * @return empty when nothing is taken there now
     */
    Optional<Way> open(Route route);

    /** Like {@link #open}, for what nobody waits to be answered: it ends with people. */
    default Optional<Way> openQuietly(Route route) {
        return open(route);
    }

    /** What keeps the route from working as it was meant; empty: it works. */
    Optional<RouteProblem> problem(Route route);

    /** As it is called now; empty when it is not there. */
    Optional<String> name(Route route);
}
