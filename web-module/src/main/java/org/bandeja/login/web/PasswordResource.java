package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.MyPassword;
import org.bandeja.login.service.PasswordBook;
import org.bandeja.refusal.model.Malformed;

/** My password. */
@Path("me/password")
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Inject
    MyPassword password;

    @Context
    HttpServletRequest request;

    /** The present one and the one that is wanted; revokeTokens may be absent. */
    public record Change(String present, String wanted, Boolean revokeTokens) {}

    /** Ends all other logins; this browser is known from now on, and no other. */
    @PUT
    public Response change(Change change) {
        Identity me = ByLogin.require(request);
        if (change == null || change.present() == null || change.wanted() == null) {
            throw new Malformed("present, wanted");
        }
        TokenSecret device = password.change(
                change.present(),
                new MyPassword.Wanted(change.wanted(), Boolean.TRUE.equals(change.revokeTokens())),
                new PasswordBook.Place(me.token(), Cookies.device(request)));
        return Response.noContent().cookie(Cookies.device(request, device)).build();
    }
}
