package org.bandeja.directory.service;

import java.util.List;
import org.bandeja.routing.model.RouteUse;

/**
 * What somebody has left behind who was disabled, or left a department.
 *
 * @param returned how many conversations returned to the inbox
 * @param uses what still leads to them, by name; to administrators only
 */
public record Gone(int returned, List<RouteUse> uses) {}
