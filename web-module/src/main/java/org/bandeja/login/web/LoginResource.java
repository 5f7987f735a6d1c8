package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.LoginDesk;
import org.bandeja.problem.web.Locales;
import org.bandeja.problem.web.Problems;
import org.bandeja.problem.web.Problems.Door;
import org.bandeja.refusal.model.Malformed;

/** Logging in and out. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
public class LoginResource {
    @Inject
    LoginDesk login;

    @Inject
    Problems problems;

    @Context
    HttpServletRequest request;

    /** What somebody types. */
    public record Credentials(String login, String password) {}

    /** For the first administrator. */
    public record FirstAdministrator(String token, String login, String name, String password) {}

    /** 204 and the cookie, or 401: the same for whatever is wrong. */
    @POST
    @Path("login")
    public Response login(Credentials credentials) {
        if (credentials == null || credentials.login() == null || credentials.password() == null) {
            throw new Malformed("login, password");
        }
        if (!SameOrigin.holds(request)) {
            return problems.response(problems.of(Door.CROSS_ORIGIN, Locales.best(locales())));
        }
        Optional<TokenSecret> secret = login.login(credentials.login(), credentials.password());
        return secret.map(found ->
                        Response.noContent().cookie(cookie(found.text(), -1)).build())
                .orElseGet(() -> problems.response(problems.of(Door.WRONG_LOGIN, Locales.best(locales()))));
    }

    /** Ends the login of this cookie, or does nothing. */
    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    public Response logout() {
        if (request.getAttribute(TokenMechanism.IDENTITY) instanceof Identity identity) {
            login.logout(identity.token());
        }
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    /** 204, 404 when the link cannot be used, 422 when the password is weak. */
    @POST
    @Path("setup")
    public Response setup(FirstAdministrator first) {
        if (first == null
                || first.token() == null
                || isNoName(first.login())
                || isNoName(first.name())
                || first.password() == null) {
            throw new Malformed("token, login, name, password");
        }
        login.firstAdministrator(new TokenSecret(first.token()), first.login(), first.name(), first.password());
        return Response.noContent().build();
    }

    private static boolean isNoName(String text) {
        return text == null || text.isBlank() || text.length() > 120;
    }

    private java.util.List<java.util.Locale> locales() {
        return java.util.Collections.list(request.getLocales());
    }

    /** @param seconds -1: until the browser is closed */
    private NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(Tokens.COOKIE)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
