package org.bandeja.attendant.web;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.AttendantWords;
import org.bandeja.attendant.rules.DialogState;
import org.bandeja.attendant.service.AttendantDesk;
import org.bandeja.attendant.service.ListedAttendant;
import org.bandeja.attendant.service.RehearsalDesk;
import org.bandeja.attendant.service.SeenAttendant;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.web.UseJson;
import org.bandeja.screen.web.Texts;

/** The auto attendants, for administrators; for others there is nothing here. */
@Path("attendants")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class AttendantResource {
    private static final int LONGEST_SAID = 4_096;

    @Inject
    AttendantDesk desk;

    @Inject
    RehearsalDesk rehearsal;

    @Inject
    Texts texts;

    @Context
    SecurityContext security;

    @Context
    HttpHeaders headers;

    /** @param language of its first words: es, en, pt */
    public record Beginning(String name, String language) {}

    /** @param version that this is a change of */
    public record Change(Integer version, String name, AttendantTree tree) {}

    /** @param version that somebody has before him */
    public record Publication(Integer version) {}

    /**
     * A move of whoever plays the customer.
     *
     * @param state as the last answer told it; null: nothing has been said yet
     * @param move WRITE, TOUCH, OTHER, SILENCE
     * @param open whether the company is there; null: as it is now
     */
    public record Played(AttendantTree tree, DialogState state, RehearsalDesk.Move move, String said, Boolean open) {}

    /** An attendant in the list; {@code number}: of the version that talks, null without one. */
    public record ListedJson(
            String id, String name, Integer number, boolean differs, long talking, List<UseJson> uses, boolean broken) {
        static ListedJson of(ListedAttendant listed) {
            return new ListedJson(
                    listed.row().id().text(),
                    listed.row().name(),
                    listed.row().number().isPresent() ? listed.row().number().getAsInt() : null,
                    listed.row().differs(),
                    listed.row().talking(),
                    UseJson.of(listed.uses()),
                    listed.broken());
        }
    }

    /** By name. */
    public record AttendantsJson(List<ListedJson> items) {}

    /** A tree that was published. */
    public record PublishedJson(int number, AttendantTree tree) {}

    @GET
    public AttendantsJson list() {
        AdministratorDoor.require(security);
        return new AttendantsJson(desk.all().stream().map(ListedJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(Beginning beginning) {
        AdministratorDoor.require(security);
        if (beginning == null
                || beginning.language() == null
                || !AttendantWords.languages().contains(beginning.language())) {
            throw new Malformed("name, language");
        }
        return Response.status(Response.Status.CREATED)
                .entity(json(desk.create(beginning.name(), beginning.language())))
                .build();
    }

    @GET
    @Path("{id}")
    public AttendantJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.one(attendant(id)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AttendantJson write(@PathParam("id") String id, Change change) {
        AdministratorDoor.require(security);
        if (change == null || change.version() == null || change.tree() == null) {
            throw new Malformed("version, name, tree");
        }
        return json(desk.write(attendant(id), change.version(), change.name(), change.tree()));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.delete(attendant(id));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    public AttendantJson publish(@PathParam("id") String id, Publication wanted) {
        AdministratorDoor.require(security);
        if (wanted == null || wanted.version() == null) {
            throw new Malformed("version");
        }
        return json(desk.publish(attendant(id), wanted.version()));
    }

    @GET
    @Path("{id}/versions/{number}")
    public PublishedJson published(@PathParam("id") String id, @PathParam("number") String number) {
        AdministratorDoor.require(security);
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new NotFound();
        }
        int version = Integer.parseInt(number);
        return new PublishedJson(version, desk.published(attendant(id), version));
    }

    /** Nothing is kept, nothing is sent. */
    @POST
    @Path("{id}/rehearsal")
    @Consumes(MediaType.APPLICATION_JSON)
    public RehearsalJson play(@PathParam("id") String id, Played played) {
        AdministratorDoor.require(security);
        desk.one(attendant(id));
        if (played == null || played.tree() == null || played.move() == null) {
            throw new Malformed("tree, move");
        }
        String said = Optional.ofNullable(played.said()).orElse("");
        if (said.length() > LONGEST_SAID) {
            throw new Malformed("said");
        }
        return RehearsalJson.of(rehearsal.play(new RehearsalDesk.Scene(
                played.tree(),
                Optional.ofNullable(played.state()).orElse(DialogState.BEGINNING),
                played.move(),
                said,
                Optional.ofNullable(played.open()))));
    }

    private AttendantJson json(SeenAttendant seen) {
        return AttendantJson.of(seen, texts, locale());
    }

    private Locale locale() {
        return Locales.of(headers);
    }

    private static AttendantId attendant(String id) {
        return AttendantId.parse(id).orElseThrow(NotFound::new);
    }
}
