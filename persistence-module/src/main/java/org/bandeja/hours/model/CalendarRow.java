package org.bandeja.hours.model;

import static java.util.Objects.requireNonNull;

/**
 * A calendar: opening hours with a name, shared by whoever uses it.
 *
 * @param version counts its changes
 */
public record CalendarRow(CalendarId id, String name, OpeningHours hours, int version) {
    public CalendarRow {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(hours, "hours");
    }
}
