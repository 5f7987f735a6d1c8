package org.bandeja.webhook.web;

import jakarta.inject.Inject;
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
import java.util.List;
import org.bandeja.access.model.Roles;
import org.bandeja.conversation.web.Times;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryRow;
import org.bandeja.webhook.service.DeliveryDesk;

/** Deliveries of WhatsApp that could not be processed: for administrators; for others there is nothing here. */
@Path("deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {
    @Inject
    DeliveryDesk desk;

    @Context
    SecurityContext security;

    /** Without its content, which may hold anything. */
    public record DeliveryJson(String id, String receivedAt, String state, int attempts, String reason) {}

    /** Newest first. */
    public record DeliveriesJson(List<DeliveryJson> items, String next) {}

    @GET
    public DeliveriesJson inState(@QueryParam("state") @DefaultValue("PARKED") String state) {
        requireAdministrator();
        return new DeliveriesJson(
                desk.inState(state(state)).stream().map(DeliveryResource::json).toList(), null);
    }

    @POST
    @Path("{id}/replay")
    public Response replay(@PathParam("id") String id) {
        requireAdministrator();
        if (!id.matches("[0-9]{1,18}")) {
            throw new NotFound();
        }
        desk.replay(Long.parseLong(id));
        return Response.noContent().build();
    }

    private void requireAdministrator() {
        if (!security.isUserInRole(Roles.ADMINISTRATOR)) {
            throw new NotFound();
        }
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
                seen.reason().orElse(null));
    }
}
