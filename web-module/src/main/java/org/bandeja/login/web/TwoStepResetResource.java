package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.bandeja.access.web.AdministratorDoor;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.service.TwoStepDesk;
import org.bandeja.refusal.model.NotFound;

/** For who has lost the app and the recovery codes. */
@Path("agents/{id}/reset-totp")
public class TwoStepResetResource {
    @Inject
    TwoStepDesk desk;

    @Context
    SecurityContext security;

    /** Administrators only; for others it is not there. */
    @POST
    public Response reset(@PathParam("id") String id) {
        AdministratorDoor.require(security);
        desk.reset(AgentId.parse(id).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }
}
