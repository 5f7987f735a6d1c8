package org.bandeja.hours.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a calendar. */
public record CalendarId(long value) {
    /** A new one. */
    public static CalendarId next() {
        return new CalendarId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<CalendarId> parse(String text) {
        return Tsid.parse(text).map(CalendarId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
