package org.bandeja.routing.model;

/**
 * Something that leads to something else.
 *
 * @param name as it is called now
 */
public record RouteUse(Kind kind, long id, String name) {
    /** What leads there. */
    public enum Kind {
        NUMBER,
        GROUP,
        ATTENDANT
    }
}
