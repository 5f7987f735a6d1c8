package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bandeja.hours.model.CalendarUse;
import org.bandeja.hours.service.CalendarDesk;

/** The calendars of opening hours. */
@Named("calendars")
@ViewScoped
public class CalendarsView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient CalendarDesk desk;

    @Inject
    transient Attempts attempts;

    private final transient Listed<CalendarDesk.Shown> rows = new Listed<>(new Columns<CalendarDesk.Shown>()
            .text("name", row -> row.calendar().name())
            .text("zone", row -> row.calendar().hours().zone().getId())
            .state("state", row -> Optional.of(row.open() ? 0 : 1), this::state)
            .text("uses", this::uses));

    public void load() {
        rows.show(desk.all());
    }

    private String state(CalendarDesk.Shown row) {
        return attempts.text(row.open() ? "console.calendar.open" : "console.calendar.closed");
    }

    /** Who is there at its times, by name. */
    public String uses(CalendarDesk.Shown row) {
        return row.uses().stream().map(CalendarUse::name).collect(Collectors.joining(", "));
    }

    public Listed<CalendarDesk.Shown> getRows() {
        return rows;
    }
}
