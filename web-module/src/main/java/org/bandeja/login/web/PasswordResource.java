package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.MyPassword;
import org.bandeja.refusal.model.Malformed;

/** My password. */
@Path("me/password")
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Inject
    MyPassword password;

    @Context
    HttpServletRequest request;

    /** The present one and the one that is wanted. */
    public record Change(String present, String wanted) {}

    /** Ends all other logins. */
    @PUT
    public Response change(Change change) {
        Identity me = ByLogin.require(request);
        if (change == null || change.present() == null || change.wanted() == null) {
            throw new Malformed("present, wanted");
        }
        password.change(change.present(), change.wanted(), me.token());
        return Response.noContent().build();
    }
}
