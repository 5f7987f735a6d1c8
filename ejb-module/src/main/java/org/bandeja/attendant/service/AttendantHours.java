package org.bandeja.attendant.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.Calendars;

/** Whether the company is there, by the calendar that an attendant asks. */
@ApplicationScoped
public class AttendantHours {
    @Inject
    Calendars calendars;

    /** Without a calendar, or with one that is gone, it always is: rather somebody answers late than nobody is asked. */
    boolean isOpen(AttendantTree tree, Instant now) {
        return CalendarId.parse(tree.closed().hours())
                .flatMap(calendars::find)
                .map(calendar -> calendar.hours().isOpenAt(now))
                .orElse(true);
    }
}
