package org.bandeja.label.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.label.model.LabelColour;
import org.bandeja.label.model.LabelId;
import org.bandeja.label.service.LabelDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** The labels of the company: everybody sees what is offered, administrators decide about it. */
@Path("labels")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class LabelResource {
    @Inject
    LabelDesk desk;

    @Context
    SecurityContext security;

    /** What is wanted of a label; what is absent stays. */
    public record LabelDraft(String name, String colour) {}

    /** By name. */
    public record LabelsJson(List<LabelJson> items) {}

    /** @param all true: archived ones too, and how often each is used; for administrators */
    @GET
    public LabelsJson labels(@QueryParam("all") String all) {
        return new LabelsJson(
                "true".equals(all)
                        ? desk.all().stream().map(LabelJson::of).toList()
                        : desk.offered().stream().map(LabelJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(LabelDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null || draft.name() == null) {
            throw new Malformed("name");
        }
        return Response.status(Response.Status.CREATED)
                .entity(LabelJson.of(desk.create(wanted(draft))))
                .build();
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public LabelJson change(@PathParam("id") String id, LabelDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        return LabelJson.of(desk.change(label(id), wanted(draft)));
    }

    @POST
    @Path("{id}/archive")
    public LabelJson archive(@PathParam("id") String id) {
        return LabelJson.of(desk.archive(label(id)));
    }

    @POST
    @Path("{id}/restore")
    public LabelJson restore(@PathParam("id") String id) {
        return LabelJson.of(desk.restore(label(id)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        desk.delete(label(id));
        return Response.noContent().build();
    }

    private static LabelDesk.Wanted wanted(LabelDraft draft) {
        return new LabelDesk.Wanted(
                Optional.ofNullable(draft.name()),
                Optional.ofNullable(draft.colour()).map(LabelResource::colour));
    }

    private static LabelColour colour(String word) {
        try {
            return LabelColour.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed("colour");
        }
    }

    private static LabelId label(String id) {
        return LabelId.parse(id).orElseThrow(NotFound::new);
    }
}
