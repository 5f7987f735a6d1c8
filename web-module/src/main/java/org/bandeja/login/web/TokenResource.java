package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.bandeja.conversation.web.Times;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.service.MyLogins;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;

/** My personal access tokens. */
@Path("me/tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    @Inject
    MyLogins logins;

    @Context
    HttpServletRequest request;

    /** What is wanted; the password is asked again. */
    public record NewToken(String name, Boolean readOnly, String expiresAt, String password) {}

    /** A token; the secret only in the answer that makes it. */
    public record TokenJson(
            String id,
            String name,
            boolean readOnly,
            String createdAt,
            String lastUsedAt,
            String expiresAt,
            String token) {
        static TokenJson of(MyLogins.Known known, String secret) {
            return new TokenJson(
                    known.id().text(),
                    known.name(),
                    known.readOnly(),
                    Times.text(known.createdAt()),
                    known.lastUsedAt().map(Times::text).orElse(null),
                    known.expiresAt().map(Times::text).orElse(null),
                    secret);
        }
    }

    /** Newest first. */
    public record TokensJson(List<TokenJson> items) {}

    @GET
    public TokensJson all() {
        ByLogin.require(request);
        return new TokensJson(
                logins.tokens().stream().map(known -> TokenJson.of(known, null)).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(NewToken wanted) {
        ByLogin.require(request);
        if (wanted == null || wanted.name() == null || wanted.expiresAt() == null || wanted.password() == null) {
            throw new Malformed("name, expiresAt, password");
        }
        MyLogins.Fresh fresh = logins.create(
                new MyLogins.Wanted(wanted.name(), Boolean.TRUE.equals(wanted.readOnly()), time(wanted.expiresAt())),
                wanted.password());
        return Response.status(Response.Status.CREATED)
                .entity(TokenJson.of(fresh.known(), fresh.secret().text()))
                .build();
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Malformed("expiresAt");
        }
    }

    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id) {
        ByLogin.require(request);
        logins.revoke(TokenId.parse(id).orElseThrow(NotFound::new));
        return Response.noContent().build();
    }
}
