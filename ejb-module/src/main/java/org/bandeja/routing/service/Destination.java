package org.bandeja.routing.service;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteKind;

/** What routes of one kind lead to. */
public interface Destination {
    RouteKind kind();

    /**
     * Holds what is there until the transaction ends; ask before a conversation is locked.
     *
     * @return empty when nothing is taken there now
     */
    Optional<Way> open(Route route);

    /**
     * How these routes of the kind stand now, without holding anything; all at once, so that lists need as many statements as a
     * single one.
     */
    Map<Route, RouteShown> shown(Collection<Route> routes);

    /** Like {@link #open}, for what nobody waits to be answered: it ends with people. */
    default Optional<Way> openQuietly(Route route) {
        return open(route);
    }
}
