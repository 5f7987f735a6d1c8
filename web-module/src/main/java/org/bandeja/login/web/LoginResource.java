package org.bandeja.login.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Attempt;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.LinkDesk;
import org.bandeja.login.service.LoginDesk;
import org.bandeja.login.service.SignIn;
import org.bandeja.login.service.SignInDesk;
import org.bandeja.login.service.TooBusy;
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
    SignInDesk desk;

    @Inject
    BrowserLogin browser;

    @Inject
    LinkDesk links;

    @Inject
    Problems problems;

    @Context
    HttpServletRequest request;

    /** What somebody types; code and remember may be absent. */
    public record Credentials(String login, String password, String code, Boolean remember) {}

    /** For the first administrator. */
    public record FirstAdministrator(String token, String login, String name, String password) {}

    /** 204 and the cookies; 401: the same for whatever is wrong; 429: later. */
    @POST
    @Path("login")
    public Response login(Credentials credentials) {
        if (credentials == null || credentials.login() == null || credentials.password() == null) {
            throw new Malformed("login, password");
        }
        if (!SameOrigin.holds(request)) {
            return refused(Door.CROSS_ORIGIN);
        }
        try {
            return answer(desk.signIn(attempt(credentials)));
        } catch (TooBusy e) {
            return refused(Door.UNAVAILABLE);
        }
    }

    private Attempt attempt(Credentials credentials) {
        return new Attempt(
                credentials.login(),
                credentials.password(),
                Optional.ofNullable(credentials.code()),
                Boolean.TRUE.equals(credentials.remember()),
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
                Cookies.device(request));
    }

    private Response answer(SignIn signIn) {
        if (signIn instanceof SignIn.Opened opened) {
            browser.opened(request);
            return Response.noContent()
                    .cookie(Cookies.login(request, opened.secret().text(), opened.lasts()))
                    .cookie(Cookies.device(request, opened.device()))
                    .build();
        }
        if (signIn instanceof SignIn.Blocked blocked) {
            Map<String, Object> facts = Map.of("retryAfter", blocked.seconds());
            return Response.fromResponse(problems.response(
                            problems.of("SignInBlocked", 429, locale(), facts, String.valueOf(blocked.seconds()))))
                    .header("Retry-After", blocked.seconds())
                    .build();
        }
        return refused(signIn instanceof SignIn.CodeNeeded ? Door.CODE_NEEDED : Door.WRONG_LOGIN);
    }

    /** Ends the login of this cookie, or does nothing. */
    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    public Response logout() {
        if (request.getAttribute(TokenMechanism.IDENTITY) instanceof Identity identity) {
            login.logout(identity.token());
        }
        return Response.noContent()
                .cookie(Cookies.login(request, "", Duration.ofSeconds(-1)))
                .build();
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
        TokenSecret device = links.firstAdministrator(
                new TokenSecret(first.token()), first.login(), first.name(), first.password(), Cookies.device(request));
        return Response.noContent().cookie(Cookies.device(request, device)).build();
    }

    private static boolean isNoName(String text) {
        return text == null || text.isBlank() || text.length() > 120;
    }

    private Response refused(Door door) {
        return problems.response(problems.of(door, locale()));
    }

    private Locale locale() {
        return Locales.best(Collections.list(request.getLocales()));
    }
}
