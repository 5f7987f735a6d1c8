package org.bandeja.hours.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.service.CalendarDesk;
import org.bandeja.hours.web.CalendarJson.CalendarDraft;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Calendars of opening hours: administrators write them, whoever is ADMIN of a department sees them. */
@Path("calendars")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class CalendarResource {
    @Inject
    CalendarDesk desk;

    /** By name. */
    public record CalendarsJson(List<CalendarJson> items) {}

    @GET
    public CalendarsJson all() {
        return new CalendarsJson(desk.all().stream().map(CalendarJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(CalendarDraft draft) {
        desk.requireWriter();
        return Response.status(Response.Status.CREATED)
                .entity(CalendarJson.of(desk.create(required(draft).name(), draft.hours())))
                .build();
    }

    @GET
    @Path("{id}")
    public CalendarJson one(@PathParam("id") String id) {
        return CalendarJson.of(desk.one(calendar(id)));
    }

    /** All of it anew. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CalendarJson change(@PathParam("id") String id, CalendarDraft draft) {
        desk.requireWriter();
        return CalendarJson.of(
                desk.change(calendar(id), required(draft).name(), draft.hours(), Optional.ofNullable(draft.version())));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        desk.delete(calendar(id));
        return Response.noContent().build();
    }

    private static CalendarDraft required(CalendarDraft draft) {
        if (draft == null) {
            throw new Malformed("body");
        }
        return draft;
    }

    private static CalendarId calendar(String id) {
        return CalendarId.parse(id).orElseThrow(NotFound::new);
    }
}
