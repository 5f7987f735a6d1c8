package org.bandeja.routing.model;

/** What keeps a route from working as it was meant. */
public enum RouteProblem {
    /** What it leads to does not exist any more. */
    NOT_THERE,
    /** The department takes nothing any more. */
    ARCHIVED,
    /** The agent may not log in any more: what comes goes to the inbox of the department. */
    DISABLED,
    /** The agent is no member of the department any more: what comes goes to its inbox. */
    NOT_MEMBER,
    /** The group has nobody in it. */
    NOBODY,
    /** Not complete, so that it cannot work. */
    INCOMPLETE,
    /** It leads back to itself. */
    LOOP
}
