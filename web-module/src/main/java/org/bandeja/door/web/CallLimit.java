package org.bandeja.door.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.bandeja.door.rules.CallRate;
import org.bandeja.login.rules.AddressGroup;
import org.bandeja.problem.web.Problems;
import org.bandeja.problem.web.Problems.Door;

/**
 * So many calls a second of one person, whatever the number of tokens; and of who has not logged in, of one address,
 * where a whole company may sit. What WhatsApp delivers and what costs nothing (files, /ready) is not counted.
 */
@WebFilter("/*")
public class CallLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** How many a second. */
    public static final String PER_SECOND = "bandeja.calls.per-second";
    /** How many at once, after a rest. */
    public static final String AT_ONCE = "bandeja.calls.at-once";

    private final transient CallRate rate =
            new CallRate(Integer.getInteger(PER_SECOND, 50), Integer.getInteger(AT_ONCE, 300));

    @Inject
    transient Problems problems;

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Duration wait =
                isCounted(request.getServletPath()) ? rate.take(caller(request), clock.instant()) : Duration.ZERO;
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Retry-After", String.valueOf(wait.plusMillis(999).toSeconds()));
        problems.send(Door.TOO_MANY, request, response);
    }

    private static boolean isCounted(String path) {
        return path.startsWith("/api")
                || path.equals("/push")
                || path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource");
    }

    private static String caller(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? "address " + AddressGroup.of(request.getRemoteAddr())
                : "person " + request.getUserPrincipal().getName();
    }
}
