package org.bandeja.push.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.bandeja.problem.web.Locales;
import org.bandeja.push.service.LiveEvent;
import org.bandeja.push.service.MissedEvents;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.screen.web.Texts;

/** What the socket carries, for who missed it. */
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
    @Inject
    MissedEvents events;

    @Inject
    Texts texts;

    @Inject
    Clock clock;

    /**
     * What was missed.
     *
     * @param after to be asked for next time
     * @param reload too much was missed: load everything again
     */
    public record Missed(List<EventJson> items, String after, boolean reload) {}

    @GET
    public Missed missed(@QueryParam("after") String after, @Context HttpHeaders headers) {
        long id = EventIds.parse(after).orElseThrow(() -> new Malformed("after"));
        long newest = Math.max(id, events.newest());
        List<LiveEvent> found = events.since(id);
        boolean reload = found.stream().anyMatch(event -> event.type().equals("reload"));
        Locale locale = Locales.of(headers);
        List<EventJson> items = found.stream()
                .filter(event -> !event.type().equals("reload"))
                .map(event -> EventJson.of(event, texts, locale, clock.instant()))
                .toList();
        return new Missed(items, String.valueOf(newest), reload);
    }
}
