package org.bandeja.directory.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentRow;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.directory.service.PeopleDesk;
import org.bandeja.directory.service.PeopleDesk.Changes;
import org.bandeja.directory.service.PeopleDesk.NewAgent;
import org.bandeja.login.service.LinkDesk;
import org.bandeja.login.web.LinkSender;
import org.bandeja.login.web.LinkSender.LinkJson;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.routing.model.RouteUse;

/** The people, for administrators; for others nothing is here. */
@Path("agents")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class AgentResource {
    @Inject
    PeopleDesk desk;

    @Inject
    LinkDesk links;

    @Inject
    LinkSender sender;

    @Context
    SecurityContext security;

    @Context
    HttpServletRequest request;

    @Context
    HttpHeaders headers;

    /** A department to work in, and as what. */
    public record PlaceDraft(String id, String role) {}

    /** Somebody new. */
    public record NewAgentJson(
            String login, String name, String email, Boolean administrator, List<PlaceDraft> departments) {}

    /** What is wanted of somebody; what is absent stays, an empty e-mail is none. */
    public record AgentDraft(String name, String email, Boolean administrator) {}

    /** By name. */
    public record AgentsJson(List<AgentJson> items, String next) {}

    @GET
    public AgentsJson list(@BeanParam AgentList parameters) {
        AdministratorDoor.require(security);
        AgentQuestion question = parameters.question();
        List<AgentRow> found = desk.list(question);
        boolean more = found.size() > question.limit();
        List<AgentRow> rows = more ? found.subList(0, question.limit()) : found;
        return new AgentsJson(
                json(rows),
                more ? rows.get(rows.size() - 1).cursor(AgentQuestion.Sort.NAME).text() : null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewAgentJson wanted) {
        AdministratorDoor.require(security);
        if (wanted == null || wanted.login() == null || wanted.name() == null) {
            throw new Malformed("login, name");
        }
        AgentRow created = desk.create(new NewAgent(
                wanted.login(),
                wanted.name(),
                Optional.ofNullable(wanted.email()),
                Boolean.TRUE.equals(wanted.administrator()),
                places(wanted.departments())));
        return Response.status(Response.Status.CREATED).entity(json(created)).build();
    }

    private static Map<DepartmentId, Role> places(List<PlaceDraft> drafts) {
        Map<DepartmentId, Role> places = new LinkedHashMap<>();
        if (drafts != null) {
            drafts.forEach(draft ->
                    places.put(DepartmentResource.department(draft.id()), DepartmentResource.role(draft.role())));
        }
        return places;
    }

    @GET
    @Path("{id}")
    public AgentJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.one(DepartmentResource.agent(id)));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public AgentJson change(@PathParam("id") String id, AgentDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null) {
            throw new Malformed("body");
        }
        return json(desk.change(
                DepartmentResource.agent(id),
                new Changes(
                        Optional.ofNullable(draft.name()),
                        Optional.ofNullable(draft.email()),
                        Optional.ofNullable(draft.administrator()))));
    }

    @POST
    @Path("{id}/disable")
    public DepartmentResource.Returned disable(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return DepartmentResource.Returned.of(desk.disable(DepartmentResource.agent(id)));
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.enable(DepartmentResource.agent(id));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/sign-out")
    public Response signOut(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.signOut(DepartmentResource.agent(id));
        return Response.noContent().build();
    }

    /** A link with which somebody new chooses a password: sent, or here once to hand over. */
    @POST
    @Path("{id}/invite")
    public LinkJson invite(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return sender.handOver(links.invite(DepartmentResource.agent(id)), request, Locales.of(headers));
    }

    /** A link with which somebody chooses another password: sent, or here once to hand over. */
    @POST
    @Path("{id}/reset")
    public LinkJson reset(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return sender.handOver(links.reset(DepartmentResource.agent(id)), request, Locales.of(headers));
    }

    private AgentJson json(AgentRow row) {
        return json(List.of(row)).get(0);
    }

    private List<AgentJson> json(List<AgentRow> rows) {
        Set<AgentId> people = rows.stream().map(AgentRow::id).collect(Collectors.toSet());
        Map<AgentId, PeopleDesk.Pending> pending = desk.pending(people);
        Map<AgentId, List<RouteUse>> uses = desk.uses(people);
        return rows.stream()
                .map(row -> AgentJson.of(
                        row, Optional.ofNullable(pending.get(row.id())), uses.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
