package org.bandeja.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.service.CalendarDesk;
import org.bandeja.refusal.model.NotFound;

/** The page of a calendar, or of a new one: what is on it is drawn by the browser, which asks REST. */
@Named("calendar")
@RequestScoped
public class CalendarView {
    @Inject
    CalendarDesk desk;

    private String id;
    private CalendarDesk.Shown seen;

    public void load() {
        if (id == null || id.isEmpty()) {
            return;
        }
        try {
            seen = desk.one(CalendarId.parse(id).orElseThrow(NotFound::new));
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** Null: a new one. */
    public CalendarDesk.Shown getSeen() {
        return seen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
