package org.bandeja.attendant.service;

import java.util.List;
import org.bandeja.attendant.model.AttendantRow;
import org.bandeja.routing.model.RouteUse;

/**
 * An attendant in the list.
 *
 * @param uses what leads to it
 * @param broken whether something that it leads to does not work as it was meant
 */
public record ListedAttendant(AttendantRow row, List<RouteUse> uses, boolean broken) {}
