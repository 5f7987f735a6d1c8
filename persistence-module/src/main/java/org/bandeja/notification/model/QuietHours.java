package org.bandeja.notification.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When somebody does not want to be disturbed, each day by the clock on the wall: from {@code from}, until before {@code to}; over
 * midnight where {@code to} is the earlier one. From and to alike: all day.
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public QuietHours {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(zone, "zone");
    }

    public boolean covers(Instant now) {
        LocalTime clock = now.atZone(zone).toLocalTime();
        boolean begun = !clock.isBefore(from);
        boolean before = clock.isBefore(to);
        return from.isBefore(to) ? begun && before : begun || before;
    }
}
