package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.bandeja.access.model.Roles;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.service.TwoStepDesk;
import org.bandeja.refusal.model.NotFound;

/** For who has lost the app and the recovery codes. */
@Path("agents/{id}/reset-totp")
public class TwoStepResetResource {
    @Inject
    TwoStepDesk desk;

    @Inject
    SecurityContext security;

    /** Administrators only; for others it is not there. */
    @POST
    public Response reset(@PathParam("id") String id) {
        if (!security.isCallerInRole(Roles.ADMINISTRATOR)) {
            throw new NotFound();
        }
        desk.reset(AgentId.parse(id).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }
}
