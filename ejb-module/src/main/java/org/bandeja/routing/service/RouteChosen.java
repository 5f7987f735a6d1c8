package org.bandeja.routing.service;

/** What waits without a route may have one now: one was chosen, or something came while nobody can tell whether one is being chosen. */
public record RouteChosen() {}
