package org.bandeja.quickreply.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.quickreply.model.QuickReplyId;
import org.bandeja.quickreply.service.QuickReplyDesk;
import org.bandeja.quickreply.service.QuickReplyDesk.Scope;
import org.bandeja.quickreply.service.QuickReplyDesk.SeenReply;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** Texts that are written often: of oneself, of departments, of the company. */
@Path("quick-replies")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class QuickReplyResource {
    @Inject
    QuickReplyDesk desk;

    /**
     * What a quick reply shall be.
     *
     * @param scope OWN (default), DEPARTMENT, COMPANY; only of a new one
     * @param department whose; only with DEPARTMENT
     */
    public record ReplyDraft(String scope, String department, String shortcut, String title, String text) {}

    /**
     * A quick reply as the API shows it.
     *
     * @param department id; null unless a department has it
     * @param mayChange whether the caller may change it
     */
    public record ReplyJson(
            String id, String scope, String department, String shortcut, String title, String text, boolean mayChange) {
        static ReplyJson of(SeenReply reply) {
            return new ReplyJson(
                    reply.id().text(),
                    reply.scope().name(),
                    reply.department().map(DepartmentId::text).orElse(null),
                    reply.shortcut(),
                    reply.title(),
                    reply.text(),
                    reply.mine());
        }
    }

    /** All of them. */
    public record RepliesJson(List<ReplyJson> items) {
        static RepliesJson of(List<SeenReply> found) {
            return new RepliesJson(found.stream().map(ReplyJson::of).toList());
        }
    }

    /**
     * Those of an owner, by shortcut.
     *
     * @param scope own (default), department, company
     * @param department whose; only with department
     */
    @GET
    public RepliesJson all(@QueryParam("scope") String scope, @QueryParam("department") String department) {
        return RepliesJson.of(desk.of(scope(scope), department(department)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(ReplyDraft draft) {
        SeenReply created =
                desk.create(scope(draft == null ? null : draft.scope()), ofDepartment(draft), wanted(draft));
        return Response.status(Response.Status.CREATED)
                .entity(ReplyJson.of(created))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplyJson change(@PathParam("id") String id, ReplyDraft draft) {
        return ReplyJson.of(desk.change(reply(id), wanted(draft)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        desk.delete(reply(id));
        return Response.noContent().build();
    }

    private static QuickReplyDesk.Wanted wanted(ReplyDraft draft) {
        return draft == null
                ? new QuickReplyDesk.Wanted(null, null, null)
                : new QuickReplyDesk.Wanted(draft.shortcut(), draft.title(), draft.text());
    }

    private static Scope scope(String word) {
        try {
            return word == null ? Scope.OWN : Scope.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Malformed("scope");
        }
    }

    private static Optional<DepartmentId> ofDepartment(ReplyDraft draft) {
        return department(draft == null ? null : draft.department());
    }

    private static Optional<DepartmentId> department(String id) {
        return Optional.ofNullable(id).map(text -> DepartmentId.parse(text).orElse(new DepartmentId(-1)));
    }

    private static QuickReplyId reply(String id) {
        return QuickReplyId.parse(id).orElseThrow(NotFound::new);
    }
}
