package org.bandeja.webhook.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.conversation.web.Limits;
import org.bandeja.conversation.web.Times;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryNotParked;
import org.bandeja.webhook.model.DeliveryRow;
import org.bandeja.webhook.service.DeliveryDesk;

/** Deliveries of WhatsApp that could not be processed: for administrators; for others there is nothing here. */
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class DeliveryResource {
    private static final int MOST = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    @Inject
    DeliveryDesk desk;

    @Context
    SecurityContext security;

    /**
     * Without its content, which may hold anything.
     *
     * @param size of the content, in bytes
     * @param discarded null: nobody has discarded it
     */
    public record DeliveryJson(
            String id,
            String receivedAt,
            String state,
            int attempts,
            String reason,
            long size,
            DiscardedJson discarded) {}

    /** Who decided that nothing is lost without it, and why. */
    public record DiscardedJson(String at, String by, String reason) {}

    /** Newest first. */
    public record DeliveriesJson(List<DeliveryJson> items, String next) {}

    /** @param content as text; JSON with a line for each part, at most 200,000 characters */
    public record ContentJson(String id, String content) {}

    /** Why it is discarded. */
    public record DiscardDraft(String reason) {}

    /** Which are to be replayed, at most 200. */
    public record ReplayDraft(List<String> deliveries) {}

    /**
     * @param missing those that are not there any more
     * @param notParked those that somebody else has seen to
     */
    public record ReplayedJson(List<String> replayed, List<String> missing, List<String> notParked) {}

    @GET
    public DeliveriesJson inState(
            @QueryParam("state") @DefaultValue("PARKED") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("200") String limit) {
        AdministratorDoor.require(security);
        DeliveryDesk.Page page = desk.page(
                state(state),
                Optional.ofNullable(cursor).filter(text -> !text.isEmpty()).map(DeliveryResource::cursor),
                Limits.of(limit));
        return new DeliveriesJson(
                page.rows().stream().map(DeliveryResource::json).toList(),
                page.next().map(String::valueOf).orElse(null));
    }

    @GET
    @Path("{id}")
    public DeliveryJson one(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return json(desk.one(number(id)));
    }

    /** What it holds; that somebody looked is recorded. */
    @GET
    @Path("{id}/content")
    public ContentJson content(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        return new ContentJson(id, DeliveryText.of(desk.content(number(id))));
    }

    @POST
    @Path("{id}/replay")
    public Response replay(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.replay(number(id));
        return Response.noContent().build();
    }

    /** Each by itself: one that is not there any more, or is processed already, keeps none of the others back. */
    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    public ReplayedJson replay(ReplayDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null || draft.deliveries() == null || draft.deliveries().size() > MOST) {
            throw new Malformed("deliveries");
        }
        List<String> replayed = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> notParked = new ArrayList<>();
        for (String id : draft.deliveries()) {
            try {
                desk.replay(number(String.valueOf(id)));
                replayed.add(id);
            } catch (NotFound e) {
                missing.add(String.valueOf(id));
            } catch (DeliveryNotParked e) {
                notParked.add(id);
            }
        }
        return new ReplayedJson(replayed, missing, notParked);
    }

    @POST
    @Path("{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    public DeliveryJson discard(@PathParam("id") String id, DiscardDraft draft) {
        AdministratorDoor.require(security);
        if (draft == null || draft.reason() == null) {
            throw new Malformed("reason");
        }
        desk.discard(number(id), draft.reason());
        return json(desk.one(number(id)));
    }

    private static long number(String id) {
        if (!NUMBER.matcher(id).matches()) {
            throw new NotFound();
        }
        return Long.parseLong(id);
    }

    private static long cursor(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Malformed("cursor");
        }
        return Long.parseLong(text);
    }

    private static Delivery.State state(String name) {
        try {
            return Delivery.State.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Malformed("state");
        }
    }

    private static DeliveryJson json(DeliveryRow seen) {
        return new DeliveryJson(
                String.valueOf(seen.id()),
                Times.text(seen.receivedAt()),
                seen.state().name(),
                seen.attempts(),
                seen.reason().orElse(null),
                seen.size(),
                seen.discarded()
                        .map(done -> new DiscardedJson(Times.text(done.at()), done.by(), done.why()))
                        .orElse(null));
    }
}
