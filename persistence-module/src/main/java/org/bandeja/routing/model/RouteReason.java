package org.bandeja.routing.model;

/** Why a step of a route path was taken. */
public enum RouteReason {
    /** The number leads there. */
    NUMBER,
    /** It had waited without a route, and then there was one. */
    WAITED,
    /** Somebody decided so. */
    BY_HAND,
    /** The customer chose it. */
    OPTION,
    /** The customer said nothing any more. */
    SILENCE,
    /** The customer's answers were none of those offered, too often. */
    WRONG_ANSWERS,
    /** Outside of the opening hours. */
    CLOSED,
    /** The customer wanted a person. */
    ASKED_FOR_SOMEBODY,
    /** The company answered with the phone app. */
    ANSWERED_ELSEWHERE,
    /** The 24-hour window was closed: an attendant could not have said anything. */
    CANNOT_WRITE,
    /** Nobody who could have it was there. */
    NOBODY_THERE,
    /** Who had it did not answer in time. */
    NO_ANSWER,
    /** The call group gave it there. */
    BY_GROUP,
    /** Something broke: the safe way was taken. */
    ERROR
}
