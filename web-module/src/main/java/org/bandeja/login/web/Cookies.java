package org.bandeja.login.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.time.Duration;
import java.util.Optional;
import org.bandeja.login.model.TokenSecret;

/**
 * The cookies of a login. Over https their names begin with {@code __Host-}: browsers then take them only from this very
 * host, over https, for all of it, so that no neighbouring host can slip in one of its own.
 */
public final class Cookies {
    private static final Duration DEVICE_LASTS = Duration.ofDays(365);
    private static final Duration ROUND_TRIP_LASTS = Duration.ofMinutes(10);
    private static final String DEVICE = "bandeja-device";
    private static final String ROUND_TRIP = "bandeja-sso";

    private Cookies() {}

    /** @param lasts zero: until the browser is closed; negative: no longer */
    static NewCookie login(HttpServletRequest request, String value, Duration lasts) {
        int seconds = lasts.isZero() ? -1 : (int) Math.max(0, lasts.toSeconds());
        return cookie(request, Tokens.COOKIE, value, seconds);
    }

    /** What proves that somebody signed in with this browser. */
    static NewCookie device(HttpServletRequest request, TokenSecret device) {
        return cookie(request, DEVICE, device.text(), (int) DEVICE_LASTS.toSeconds());
    }

    /** With an answer that is named by its type, for the description of the API. */
    static void give(HttpServletResponse response, NewCookie cookie) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                RuntimeDelegate.getInstance()
                        .createHeaderDelegate(NewCookie.class)
                        .toString(cookie));
    }

    static Optional<TokenSecret> device(HttpServletRequest request) {
        return Tokens.cookie(request, DEVICE);
    }

    /** Of a login that ends with the browser at the latest. */
    public static NewCookie loginUntilClosed(HttpServletRequest request, TokenSecret secret) {
        return login(request, secret.text(), Duration.ZERO);
    }

    /** What binds the way to the provider and back to this browser. @param value empty: no longer */
    public static NewCookie roundTrip(HttpServletRequest request, String value) {
        return cookie(request, ROUND_TRIP, value, value.isEmpty() ? 0 : (int) ROUND_TRIP_LASTS.toSeconds());
    }

    public static Optional<TokenSecret> roundTrip(HttpServletRequest request) {
        return Tokens.cookie(request, ROUND_TRIP);
    }

    private static NewCookie cookie(HttpServletRequest request, String name, String value, int seconds) {
        return new NewCookie.Builder(Tokens.named(name, request.isSecure()))
                .value(value)
                .path("/")
                .maxAge(seconds)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
