package org.bandeja.sso.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Optional;
import org.bandeja.login.web.BrowserLogin;
import org.bandeja.login.web.Cookies;
import org.bandeja.login.web.SameOrigin;
import org.bandeja.sso.service.Arrival;
import org.bandeja.sso.service.SignOn;
import org.bandeja.sso.service.SignOnDesk;

/** To the company's provider, and back; browsers come here, and are always led on to a page. */
@Path("login/sso")
public class SignOnResource {
    @Inject
    SignOnDesk desk;

    @Inject
    BrowserLogin browser;

    @Context
    HttpServletRequest request;

    /**
     * A link of another site leads to the login only: the provider may know somebody else in this browser, whose login would end ours.
     *
     * @param next where the person wants to go
     */
    @GET
    public Response begin(@QueryParam("next") String next) {
        if (!SameOrigin.holds(request)) {
            return lead("/login.xhtml").build();
        }
        return answer(desk.begin(next));
    }

    /** What the provider gave the browser for us. */
    @GET
    @Path("return")
    public Response arrive(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("iss") String issuer) {
        return answer(desk.arrive(new Arrival(
                Cookies.roundTrip(request),
                Optional.ofNullable(state),
                Optional.ofNullable(code),
                Optional.ofNullable(error),
                Optional.ofNullable(issuer),
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""))));
    }

    private Response answer(SignOn outcome) {
        if (outcome instanceof SignOn.Begun begun) {
            return lead(begun.address().toString())
                    .cookie(Cookies.roundTrip(request, begun.secret().text()))
                    .build();
        }
        if (outcome instanceof SignOn.Opened opened) {
            browser.opened(request);
            return lead(opened.next())
                    .cookie(Cookies.roundTrip(request, ""))
                    .cookie(Cookies.loginUntilClosed(request, opened.secret()))
                    .build();
        }
        SignOn.Refused refused = (SignOn.Refused) outcome;
        return lead("/login.xhtml?sso=" + refused.kind().name().toLowerCase(Locale.ROOT))
                .cookie(Cookies.roundTrip(request, ""))
                .build();
    }

    /** By the path alone where it is one of ours: the name of the host is whatever the caller has sent. */
    private static ResponseBuilder lead(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer");
    }
}
