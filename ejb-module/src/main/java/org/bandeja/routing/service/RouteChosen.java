package org.bandeja.routing.service;

/** What waits without a route may have one now. */
public record RouteChosen() {}
