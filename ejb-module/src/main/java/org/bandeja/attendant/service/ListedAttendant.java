package org.bandeja.attendant.service;

import java.util.List;
import org.bandeja.attendant.model.AttendantRow;
import org.bandeja.routing.model.RouteUse;

/**
 * An attendant in the list.
 *
 * @param uses what leads to it
 */
public record ListedAttendant(AttendantRow row, List<RouteUse> uses) {}
