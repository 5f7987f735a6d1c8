package org.bandeja.console.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.service.AttendantDesk;
import org.bandeja.attendant.service.SeenAttendant;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.service.RouteChoices;

/** The page of an attendant: what is on it is drawn by the browser, which asks REST. */
@Named("attendant")
@RequestScoped
public class AttendantView {
    @Inject
    AttendantDesk desk;

    @Inject
    RouteChoices choices;

    private String id;
    private SeenAttendant seen;

    public void load() {
        try {
            seen = desk.one(AttendantId.parse(id).orElseThrow(NotFound::new));
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** All that a route can lead to, without the attendant itself: JSON array of objects with kind, to, name. */
    public String getEnds() {
        JsonArrayBuilder ends = Json.createArrayBuilder();
        choices.all().stream()
                .filter(end ->
                        !end.route().text().equals("attendant:" + seen.id().text()))
                .forEach(end -> ends.add(Json.createObjectBuilder()
                        .add("kind", end.route().kind().name())
                        .add("to", end.route().text())
                        .add("name", end.name())));
        return ends.build().toString();
    }

    /** The calendars: JSON array of objects with id, name. */
    public String getCalendars() {
        JsonArrayBuilder names = Json.createArrayBuilder();
        desk.calendars()
                .forEach(calendar -> names.add(Json.createObjectBuilder()
                        .add("id", calendar.id().text())
                        .add("name", calendar.name())));
        return names.build().toString();
    }

    public SeenAttendant getSeen() {
        return seen;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
