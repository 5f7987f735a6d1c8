package org.bandeja.routing.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One step of a route path.
 *
 * @param name as the thing was called then
 */
public record RouteStep(Kind kind, String name, Instant at) {
    /** What the step went through. */
    public enum Kind {
        NUMBER,
        DEPARTMENT,
        NO_ROUTE
    }

    public RouteStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(at, "at");
    }
}
