package org.bandeja.routing.model;

/** What a route leads to. */
public enum RouteKind {
    DEPARTMENT,
    AGENT,
    GROUP,
    ATTENDANT
}
