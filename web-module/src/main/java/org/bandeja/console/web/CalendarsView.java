package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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

    private transient List<CalendarDesk.Shown> rows = List.of();

    public void load() {
        rows = new ArrayList<>(desk.all()); // the table sorts it
    }

    /** Who is there at its times, by name. */
    public String uses(CalendarDesk.Shown row) {
        return row.uses().stream().map(CalendarUse::name).collect(Collectors.joining(", "));
    }

    public List<CalendarDesk.Shown> getRows() {
        return rows;
    }
}
