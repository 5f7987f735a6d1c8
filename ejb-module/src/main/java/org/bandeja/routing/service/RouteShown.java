package org.bandeja.routing.service;

import java.util.Optional;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteProblem;

/**
 * Where something leads, as administrators see it.
 *
 * @param name as its end is called now; empty when that is not there
 * @param problem what keeps it from working as it was meant
 */
public record RouteShown(Route route, String name, Optional<RouteProblem> problem) {
    /** What it leads to does not exist any more. */
    public static RouteShown notThere(Route route) {
        return new RouteShown(route, "", Optional.of(RouteProblem.NOT_THERE));
    }
}
