package org.bandeja.callgroup.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.callgroup.web.CallGroupJson.CallGroupDraft;
import org.bandeja.callgroup.web.CallGroupJson.StateJson;
import org.bandeja.hours.service.CalendarDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.service.RouteChoices;

/** The call groups, for administrators; for others nothing is here. */
@Path("call-groups")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class CallGroupResource {
    @Inject
    CallGroupDesk desk;

    @Inject
    CalendarDesk calendars;

    @Inject
    RouteChoices routes;

    @Context
    SecurityContext security;

    /** By name. */
    public record CallGroupsJson(List<CallGroupJson> items) {}

    /** What a group can be made of: where something can lead, which calendars there are. */
    public record ChoicesJson(List<ChoiceJson> routes, List<NamedJson> calendars) {}

    /** @param kind DEPARTMENT, AGENT, GROUP, ATTENDANT */
    public record ChoiceJson(String to, String kind, String name) {}

    /** Something with a name. */
    public record NamedJson(String id, String name) {}

    @GET
    public CallGroupsJson all() {
        AdministratorDoor.require(security);
        return new CallGroupsJson(desk.all().stream().map(CallGroupJson::of).toList());
    }

    @GET
    @Path("choices")
    public ChoicesJson choices() {
        AdministratorDoor.require(security);
        return new ChoicesJson(
                routes.all().stream()
                        .map(end -> new ChoiceJson(
                                end.route().text(), end.route().kind().name(), end.name()))
                        .toList(),
                calendars.all().stream()
                        .map(shown -> new NamedJson(
                                shown.calendar().id().text(), shown.calendar().name()))
                        .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(CallGroupDraft draft) {
        AdministratorDoor.require(security);
        return Response.status(Response.Status.CREATED)
                .entity(CallGroupJson.of(desk.create(required(draft).group(CallGroupId.next()))))
                .build();
    }

    @GET
    @Path("{id}")
    public CallGroupJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return CallGroupJson.of(desk.one(group(id)));
    }

    /** Who is there, how many each has, what waits. */
    @GET
    @Path("{id}/state")
    public StateJson state(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return StateJson.of(desk.state(group(id)));
    }

    /** All of it anew. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public CallGroupJson change(@PathParam("id") String id, CallGroupDraft draft) {
        AdministratorDoor.require(security);
        return CallGroupJson.of(desk.change(required(draft).group(group(id)), Optional.ofNullable(draft.version())));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.delete(group(id));
        return Response.noContent().build();
    }

    private static CallGroupDraft required(CallGroupDraft draft) {
        if (draft == null) {
            throw new Malformed("body");
        }
        return draft;
    }

    private static CallGroupId group(String id) {
        return CallGroupId.parse(id).orElseThrow(NotFound::new);
    }
}
