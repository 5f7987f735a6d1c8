package org.bandeja.contact.web;

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
import org.bandeja.contact.model.FieldId;
import org.bandeja.contact.model.FieldKind;
import org.bandeja.contact.service.FieldDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** The fields that contacts have in this company: everybody reads them, administrators make them. */
@Path("contact-fields")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class ContactFieldResource {
    @Inject
    FieldDesk desk;

    @Context
    SecurityContext security;

    /** @param choices of kind CHOICE */
    public record FieldJson(String id, String name, String kind, List<String> choices) {
        static FieldJson of(FieldDesk.Field field) {
            return new FieldJson(field.id().text(), field.name(), field.kind().name(), field.choices());
        }
    }

    /** In their order. */
    public record FieldsJson(List<FieldJson> items) {}

    /** @param kind TEXT, NUMBER, DATE or CHOICE; stays as it was made */
    public record FieldDraft(String name, String kind, List<String> choices) {}

    /** @param emptied at how many contacts something stood in it */
    public record Removed(int emptied) {}

    @GET
    public FieldsJson all() {
        return new FieldsJson(desk.all().stream().map(FieldJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(FieldDraft draft) {
        AdministratorDoor.require(security);
        FieldDesk.Field made = desk.create(name(draft), kind(draft), choices(draft));
        return Response.status(Response.Status.CREATED)
                .entity(FieldJson.of(made))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public FieldJson change(@PathParam("id") String id, FieldDraft draft) {
        AdministratorDoor.require(security);
        return FieldJson.of(desk.change(field(id), name(draft), choices(draft)));
    }

    @DELETE
    @Path("{id}")
    public Removed remove(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return new Removed(desk.remove(field(id)));
    }

    private static String name(FieldDraft draft) {
        return Optional.ofNullable(draft).map(FieldDraft::name).orElseThrow(() -> new Malformed("name"));
    }

    private static FieldKind kind(FieldDraft draft) {
        try {
            return FieldKind.valueOf(String.valueOf(draft.kind()));
        } catch (IllegalArgumentException e) {
            throw new Malformed("kind");
        }
    }

    private static List<String> choices(FieldDraft draft) {
        return Optional.ofNullable(draft.choices()).orElse(List.of());
    }

    private static FieldId field(String id) {
        return FieldId.parse(id).orElseThrow(NotFound::new);
    }
}
