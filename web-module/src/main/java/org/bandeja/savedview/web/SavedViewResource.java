package org.bandeja.savedview.web;

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
import java.util.Map;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.savedview.model.SavedViewId;
import org.bandeja.savedview.service.SavedViewDesk;
import org.bandeja.savedview.service.SavedViewDesk.Kept;
import org.bandeja.savedview.service.SavedViewDesk.Wanted;

/** My saved views of the list. */
@Path("me/views")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class SavedViewResource {
    @Inject
    SavedViewDesk desk;

    /**
     * What a view shall be.
     *
     * @param query by filter, as text; what is absent is as in the view of a new person
     * @param atStart whether the list begins with it
     */
    public record ViewDraft(String name, Map<String, String> query, Boolean atStart) {}

    /** A view as the API shows it. */
    public record ViewJson(String id, String name, Map<String, String> query, boolean atStart) {
        static ViewJson of(Kept view) {
            return new ViewJson(view.id().text(), view.name(), view.query(), view.atStart());
        }
    }

    /** All of mine, in the order in which I made them. */
    public record ViewsJson(List<ViewJson> items) {}

    @GET
    public ViewsJson all() {
        return new ViewsJson(desk.mine().stream().map(ViewJson::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(ViewDraft draft) {
        return Response.status(Response.Status.CREATED)
                .entity(ViewJson.of(desk.create(wanted(draft))))
                .build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ViewJson change(@PathParam("id") String id, ViewDraft draft) {
        return ViewJson.of(desk.change(view(id), wanted(draft)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        desk.delete(view(id));
        return Response.noContent().build();
    }

    private static Wanted wanted(ViewDraft draft) {
        return draft == null
                ? new Wanted(null, Map.of(), false)
                : new Wanted(
                        draft.name(),
                        draft.query() == null ? Map.of() : draft.query(),
                        Boolean.TRUE.equals(draft.atStart()));
    }

    private static SavedViewId view(String id) {
        return SavedViewId.parse(id).orElseThrow(NotFound::new);
    }
}
