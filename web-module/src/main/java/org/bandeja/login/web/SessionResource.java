package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bandeja.conversation.web.Times;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.MyLogins;
import org.bandeja.refusal.model.NotFound;

/** Where I am logged in. */
@Path("me/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    @Inject
    MyLogins logins;

    @Context
    HttpServletRequest request;

    /** A login; the device in words, empty when it said nothing that is known. */
    public record SessionJson(
            String id,
            String device,
            String address,
            boolean remembered,
            String createdAt,
            String lastUsedAt,
            String expiresAt,
            boolean current) {
        static SessionJson of(MyLogins.Known login, TokenId current) {
            return new SessionJson(
                    login.id().text(),
                    login.name(),
                    login.address().orElse(null),
                    login.remembered(),
                    Times.text(login.createdAt()),
                    login.lastUsedAt().map(Times::text).orElse(null),
                    login.expiresAt().map(Times::text).orElse(null),
                    login.id().equals(current));
        }
    }

    /** Newest first. */
    public record SessionsJson(List<SessionJson> items) {}

    @GET
    public SessionsJson all() {
        Identity me = ByLogin.require(request);
        return new SessionsJson(logins.logins().stream()
                .map(login -> SessionJson.of(login, me.token()))
                .toList());
    }

    /** Ends it, with its screens. */
    @DELETE
    @Path("{id}")
    public Response end(@PathParam("id") String id) {
        ByLogin.require(request);
        logins.endLogin(TokenId.parse(id).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }

    /** Ends all but this one. */
    @POST
    @Path("end-others")
    public Response endOthers() {
        logins.endOthers(ByLogin.require(request).token());
        return Response.noContent().build();
    }

    /** The person does something on the page; like every call that changes something it keeps the login from ending idle. */
    @POST
    @Path("active")
    public Response active() {
        ByLogin.require(request);
        return Response.noContent().build();
    }
}
