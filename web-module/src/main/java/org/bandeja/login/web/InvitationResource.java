package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.LinkDesk;
import org.bandeja.problem.web.RetriedOnConflict;
import org.bandeja.refusal.model.Malformed;

/** Choosing a password with a link. A link that is unknown, used or too old gets the same answer: 404. */
@Path("invitation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RetriedOnConflict
public class InvitationResource {
    @Inject
    LinkDesk links;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** What stands behind the # of the link. */
    public record LinkToken(String token) {}

    /** The password that somebody chose. */
    public record Chosen(String token, String password) {}

    /** Whose password the link sets: INVITE or RESET. */
    public record InvitedJson(String purpose, String login, String name) {}

    /** The login to sign in with. */
    public record LoginJson(String login) {}

    /** Changes nothing: the page shows whose link it is. */
    @POST
    public InvitedJson look(LinkToken link) {
        LinkDesk.Invited invited = links.look(secret(link == null ? null : link.token()));
        return new InvitedJson(invited.purpose().name(), invited.login(), invited.name());
    }

    /** This browser is known from now on: who signs in next with it is not kept out by strangers. */
    @POST
    @Path("password")
    public LoginJson use(Chosen chosen) {
        if (chosen == null || chosen.password() == null) {
            throw new Malformed("token, password");
        }
        LinkDesk.Joined joined = links.use(secret(chosen.token()), chosen.password(), Cookies.device(request));
        Cookies.give(response, Cookies.device(request, joined.device()));
        return new LoginJson(joined.login());
    }

    private static TokenSecret secret(String token) {
        if (token == null || token.length() > 200) {
            throw new Malformed("token");
        }
        return new TokenSecret(token);
    }
}
