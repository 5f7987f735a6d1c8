package org.bandeja.directory.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.MemberRow;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.DepartmentDesk;
import org.bandeja.directory.service.DepartmentDesk.Settings;
import org.bandeja.directory.service.Gone;
import org.bandeja.directory.service.MemberDesk;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.web.UseJson;

/** Departments and their members, for administrators and those who are ADMIN of them; for others nothing is here. */
@Path("departments")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class DepartmentResource {
    @Inject
    DepartmentDesk desk;

    @Inject
    MemberDesk members;

    @Context
    SecurityContext security;

    /**
     * What is wanted of a department; what is absent stays.
     *
     * @param calendar empty: it is always there
     */
    public record DepartmentDraft(
            String name,
            Boolean onlyAdminsTransfer,
            Boolean reopenToLastAssignee,
            Boolean marksRead,
            String calendar) {}

    /** Archived ones last. */
    public record DepartmentsJson(List<DepartmentJson> items) {}

    /** Somebody who works there. */
    public record MemberJson(
            String id, String name, String login, String role, String state, String joinedAt, long assigned) {}

    /** By name. */
    public record MembersJson(List<MemberJson> items) {}

    /** Somebody who could join. */
    public record CandidateJson(String id, String name, String login) {}

    /** At most 20, by name. */
    public record CandidatesJson(List<CandidateJson> items) {}

    /** A place in a department: AGENT or ADMIN. */
    public record Place(String role) {}

    /**
     * How many conversations returned to the inbox.
     *
     * @param uses what still leads to who is gone; empty for who is no administrator
     */
    public record Returned(int returned, List<UseJson> uses) {
        static Returned of(Gone gone) {
            return new Returned(gone.returned(), UseJson.of(gone.uses()));
        }
    }

    @GET
    public DepartmentsJson all() {
        return new DepartmentsJson(desk.all().stream().map(DepartmentJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(DepartmentDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null || draft.name() == null) {
            throw new Malformed("name");
        }
        return Response.status(Response.Status.CREATED)
                .entity(DepartmentJson.of(desk.create(settings(draft))))
                .build();
    }

    @GET
    @Path("{id}")
    public DepartmentJson one(@PathParam("id") String id) {
        return DepartmentJson.of(desk.one(department(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public DepartmentJson change(@PathParam("id") String id, DepartmentDraft draft) {
        if (draft == null) {
            throw new Malformed("body");
        }
        return DepartmentJson.of(desk.change(department(id), settings(draft)));
    }

    @POST
    @Path("{id}/archive")
    public DepartmentJson archive(@PathParam("id") String id) {
        return DepartmentJson.of(desk.archive(department(id)));
    }

    @POST
    @Path("{id}/restore")
    public DepartmentJson restore(@PathParam("id") String id) {
        return DepartmentJson.of(desk.restore(department(id)));
    }

    @GET
    @Path("{id}/members")
    public MembersJson members(@PathParam("id") String id) {
        return new MembersJson(members.members(department(id)).stream()
                .map(DepartmentResource::json)
                .toList());
    }

    /** @param text part of a name or login; empty: anybody */
    @GET
    @Path("{id}/candidates")
    public CandidatesJson candidates(@PathParam("id") String id, @QueryParam("q") @DefaultValue("") String text) {
        return new CandidatesJson(members.candidates(department(id), text).stream()
                .map(DepartmentResource::candidate)
                .toList());
    }

    @PUT
    @Path("{id}/members/{agent}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(@PathParam("id") String id, @PathParam("agent") String agent, Place place) {
        members.put(department(id), agent(agent), role(place == null ? null : place.role()));
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}/members/{agent}")
    public Returned remove(@PathParam("id") String id, @PathParam("agent") String agent) {
        return Returned.of(members.remove(department(id), agent(agent)));
    }

    private static Settings settings(DepartmentDraft draft) {
        return new Settings(
                Optional.ofNullable(draft.name()),
                Optional.ofNullable(draft.onlyAdminsTransfer()),
                Optional.ofNullable(draft.reopenToLastAssignee()),
                Optional.ofNullable(draft.marksRead()),
                Optional.ofNullable(draft.calendar()).map(DepartmentResource::calendar));
    }

    private static MemberJson json(MemberRow row) {
        return new MemberJson(
                row.id().text(),
                row.name(),
                row.login(),
                row.role().name(),
                row.state().name(),
                Times.text(row.joinedAt()),
                row.assigned());
    }

    private static CandidateJson candidate(AgentRow row) {
        return new CandidateJson(row.id().text(), row.name(), row.login());
    }

    private static Optional<CalendarId> calendar(String id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(CalendarId.parse(id).orElseThrow(NotFound::new));
    }

    static DepartmentId department(String id) {
        return DepartmentId.parse(id).orElseThrow(NotFound::new);
    }

    static AgentId agent(String id) {
        return AgentId.parse(id).orElseThrow(NotFound::new);
    }

    static Role role(String name) {
        try {
            return Role.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new Malformed("role");
        }
    }
}
