package org.bandeja.conversation.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.rules.Action;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.service.AssignmentDesk;
import org.bandeja.conversation.service.ConversationDesk;
import org.bandeja.conversation.service.Moved;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.service.Targets;
import org.bandeja.conversation.service.UndoDesk;
import org.bandeja.conversation.web.ConversationJson.UndoJson;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Places;
import org.bandeja.presence.model.Presence;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Whose a conversation is, and how that changes. */
@Path("conversations")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class AssignmentResource {
    @Inject
    AssignmentDesk assignments;

    @Inject
    ConversationDesk desk;

    @Inject
    UndoDesk undoing;

    @Inject
    Targets targets;

    @Inject
    Clock clock;

    /** Who shall have it. */
    public record Colleague(String agent) {}

    /** Where it shall go. */
    public record Destination(String department) {}

    /** Whom or where a conversation may go; role and presence are null for departments. */
    public record TargetJson(String id, String name, String role, String presence) {}

    /** All of them, by name. */
    public record TargetsJson(List<TargetJson> items) {}

    /** What was moved out of the caller's sight, and until when it can be brought back. */
    public record GoneJson(String id, boolean gone, UndoJson undo) {}

    @POST
    @Path("{id}/claim")
    public ConversationJson claim(@PathParam("id") String id) {
        return json(assignments.claim(conversation(id)));
    }

    @POST
    @Path("{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConversationJson assign(@PathParam("id") String id, Colleague colleague) {
        return json(assignments.assign(conversation(id), agent(colleague)));
    }

    /** @param from who has it as far as the caller knows; null: whoever it is */
    @POST
    @Path("{id}/takeover")
    public ConversationJson takeOver(@PathParam("id") String id, @QueryParam("from") String from) {
        return json(assignments.takeOver(conversation(id), holder(from)));
    }

    /** @param from who has it as far as the caller knows; null: whoever it is */
    @POST
    @Path("{id}/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConversationJson transfer(@PathParam("id") String id, @QueryParam("from") String from, Colleague colleague) {
        return json(assignments.transfer(conversation(id), agent(colleague), holder(from)));
    }

    /** The item, or what is left of it for who sees it no more. */
    @POST
    @Path("{id}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("id") String id, Destination destination) {
        if (destination == null || destination.department() == null) {
            throw new Malformed("department");
        }
        DepartmentId department = DepartmentId.parse(destination.department()).orElse(new DepartmentId(-1));
        Moved moved = desk.move(conversation(id), department);
        Object answer = moved.seen().isPresent()
                ? json(moved.seen().get())
                : new GoneJson(
                        moved.id().text(), true, moved.undo().map(UndoJson::of).orElse(null));
        return Response.ok(answer).build();
    }

    @POST
    @Path("{id}/undo")
    public ConversationJson undo(@PathParam("id") String id) {
        return json(undoing.undo(conversation(id)));
    }

    /** @param deed assign, transfer, move, or mention: who can be named in a note */
    @GET
    @Path("{id}/targets")
    public TargetsJson targets(@PathParam("id") String id, @QueryParam("for") String deed) {
        ConversationId conversation = conversation(id);
        return new TargetsJson(
                switch (String.valueOf(deed)) {
                    case "assign" -> people(conversation, Action.ASSIGN);
                    case "transfer" -> people(conversation, Action.TRANSFER);
                    case "move" ->
                        targets.departments(conversation).stream()
                                .map(found -> new TargetJson(found.id().text(), found.name(), null, null))
                                .toList();
                    case "mention" ->
                        targets.mentionable(conversation).stream()
                                .map(found -> new TargetJson(
                                        found.id().text(),
                                        found.name(),
                                        found.role().map(Enum::name).orElse("ADMINISTRATOR"),
                                        null))
                                .toList();
                    default -> throw new Malformed("for");
                });
    }

    private List<TargetJson> people(ConversationId conversation, Action action) {
        List<Places.Member> people = targets.people(conversation, action);
        Map<AgentId, Presence> presence = targets.presence(people);
        return people.stream()
                .map(found -> new TargetJson(
                        found.id().text(),
                        found.name(),
                        found.role().name(),
                        presence.getOrDefault(found.id(), Presence.OFF).name()))
                .toList();
    }

    private static ConversationId conversation(String id) {
        return ConversationId.parse(id).orElseThrow(NotFound::new);
    }

    /** What names nobody is nobody's. */
    private static AgentId agent(Colleague colleague) {
        if (colleague == null || colleague.agent() == null) {
            throw new Malformed("agent");
        }
        return AgentId.parse(colleague.agent()).orElse(new AgentId(-1));
    }

    private static Optional<AgentId> holder(String from) {
        return Optional.ofNullable(from).map(text -> AgentId.parse(text).orElse(new AgentId(-1)));
    }

    private ConversationJson json(SeenConversation seen) {
        return ConversationJson.of(seen, clock.instant());
    }
}
