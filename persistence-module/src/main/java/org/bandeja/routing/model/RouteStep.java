package org.bandeja.routing.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a route path.
 *
 * @param name as the thing was called then
 * @param reason why it was taken; empty for the number, where every path begins
 */
public record RouteStep(Kind kind, String name, Optional<RouteReason> reason, Instant at) {
    /** What the step went through. */
    public enum Kind {
        NUMBER,
        DEPARTMENT,
        AGENT,
        GROUP,
        ATTENDANT,
        /** What a customer chose. */
        OPTION,
        NO_ROUTE
    }

    public RouteStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }

    /** The first of every path. */
    public static RouteStep number(String name, Instant at) {
        return new RouteStep(Kind.NUMBER, name, Optional.empty(), at);
    }

    public static RouteStep of(Kind kind, String name, RouteReason why, Instant at) {
        return new RouteStep(kind, name, Optional.of(why), at);
    }
}
