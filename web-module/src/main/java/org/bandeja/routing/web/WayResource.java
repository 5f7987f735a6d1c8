package org.bandeja.routing.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.bandeja.routing.model.RouteEnds.RouteEnd;
import org.bandeja.routing.service.WayChoices;

/** What the caller may narrow a list of conversations by: call groups and auto attendants that these may have come through. */
@Path("ways")
@Produces(MediaType.APPLICATION_JSON)
public class WayResource {
    @Inject
    WayChoices choices;

    /** @param to as the list's filter takes it */
    public record WayJson(String to, String kind, String name) {
        static WayJson of(RouteEnd end) {
            return new WayJson(end.route().text(), end.route().kind().name(), end.name());
        }
    }

    /** By kind, then by name. */
    public record WaysJson(List<WayJson> items) {}

    @GET
    public WaysJson ways() {
        return new WaysJson(choices.all().stream().map(WayJson::of).toList());
    }
}
