package org.bandeja.login.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.web.Refusals;
import org.bandeja.health.service.DatabaseAway;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.login.service.Identity;
import org.bandeja.login.service.LoginDesk;
import org.bandeja.problem.web.BrowserProtection;
import org.bandeja.problem.web.Problems;
import org.bandeja.problem.web.Problems.Door;

/**
 * Proves who calls by a token: a personal access token in the Authorization header, or the cookie of a login. Looked up
 * in the database at every call, so that a login outlives its server, and ends everywhere at once. Everything is closed
 * except what is listed here.
 */
@ApplicationScoped
public class TokenMechanism implements HttpAuthenticationMechanism {
    /** The request attribute with the {@link Identity}. */
    public static final String IDENTITY = "org.bandeja.identity";

    /** Whose call it is meant to be; who sends none takes whoever the token belongs to. */
    private static final String MEANT_FOR = "Bandeja-Agent";

    private static final Set<String> OPEN = Set.of(
            "/api/login",
            "/api/login/sso",
            "/api/login/sso/return",
            "/api/setup",
            "/api/texts",
            "/manifest.webmanifest",
            "/ready",
            "/webhook/whatsapp",
            "/login.xhtml",
            "/setup.xhtml",
            "/api/invitation",
            "/api/invitation/password",
            "/password.xhtml",
            "/service-worker.js");
    private static final Set<String> OPEN_FOLDERS = Set.of("/app/", "/jakarta.faces.resource/", "/error/");
    /** All that there is for who must set up two-step login before anything else. */
    private static final Set<String> SET_UP = Set.of(
            "/account.xhtml",
            "/api/me",
            "/api/me/password",
            "/api/me/sessions/active",
            "/api/me/two-step",
            "/api/me/two-step/begin",
            "/api/me/two-step/confirm",
            "/api/logout");

    private static final String BY_ITSELF = ":byItself";
    /** A body is read here before anything else has limited it. */
    private static final int LONGEST_LOOK = 64 * 1024;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    LoginDesk login;

    @Inject
    Problems problems;

    @Inject
    Refusals refusals;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            return validate(request, response, context);
        } catch (IOException e) {
            throw new AuthenticationException(e);
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            return unavailable(request, response);
        }
    }

    private AuthenticationStatus validate(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        if (isOpen(request)) {
            return context.doNothing();
        }
        Optional<TokenSecret> bearer =
                Tokens.bearer(request.getHeader("Authorization")).or(() -> socketParameter(request));
        Optional<TokenSecret> secret = bearer.or(() -> Tokens.cookie(request));
        Optional<Identity> identity = secret.flatMap(found -> login.identify(found, request.getRemoteAddr()));
        if (identity.isEmpty()) {
            return ask(request, response, context);
        }
        if (bearer.isEmpty() && !mayComeFromElsewhere(request) && !SameOrigin.holds(request)) {
            refusals.recordOtherSite(request, identity.get().agent(), "CrossOrigin");
            return refuse(Door.CROSS_ORIGIN, request, response);
        }
        if (meantFor(request)
                .filter(agent -> !agent.equals(identity.get().agent().text()))
                .isPresent()) {
            return refuse(Door.OTHER_AGENT, request, response);
        }
        if (identity.get().readOnly() && !isReading(request)) {
            refusals.record(request, Optional.of(identity.get().agent()), "ReadOnlyToken");
            return refuse(Door.READ_ONLY_TOKEN, request, response);
        }
        if (identity.get().mustSetUpTwoSteps() && !SET_UP.contains(path(request))) {
            return isPage(request) ? lead(response, "/account.xhtml") : refuse(Door.TWO_STEP_FIRST, request, response);
        }
        if (isDeed(request)) {
            login.stayAwake(identity.get());
        }
        request.setAttribute(IDENTITY, identity.get());
        return context.notifyContainerAboutLogin(
                new CallerPrincipal(identity.get().agent().text()),
                identity.get().roles());
    }

    private AuthenticationStatus unavailable(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        try {
            return refuse(Door.UNAVAILABLE, request, response);
        } catch (IOException e) {
            throw new AuthenticationException(e);
        }
    }

    private AuthenticationStatus ask(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        // A page that stands open asks for the password itself: what was typed in it stays.
        if (isPage(request) && !"partial/ajax".equals(request.getHeader("Faces-Request"))) {
            BrowserProtection.put(request, response);
            response.setHeader("Cache-Control", "no-store");
            return lead(response, "/login.xhtml?next=" + URLEncoder.encode(path(request), StandardCharsets.UTF_8));
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        return refuse(Door.UNAUTHORIZED, request, response);
    }

    /** By the path alone: the name of the host is whatever the caller has sent. */
    private static AuthenticationStatus lead(HttpServletResponse response, String path) throws IOException {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        response.flushBuffer();
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus refuse(Door door, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.send(door, request, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    /** Windows of a browser share its cookie: one of them may still be the page of who was logged in before. */
    private static Optional<String> meantFor(HttpServletRequest request) {
        Optional<String> header = Optional.ofNullable(request.getHeader(MEANT_FOR));
        return path(request).equals("/push")
                ? header.or(() -> Optional.ofNullable(request.getParameter("agent")))
                : header;
    }

    private static Optional<TokenSecret> socketParameter(HttpServletRequest request) {
        return path(request).equals("/push")
                ? Optional.ofNullable(request.getParameter("token"))
                        .filter(text -> !text.isEmpty())
                        .map(TokenSecret::new)
                : Optional.empty();
    }

    private static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod());
    }

    /** Pages and files are for people, wherever the link stands; data is for our own pages only. */
    private static boolean mayComeFromElsewhere(HttpServletRequest request) {
        return isReading(request) && (!path(request).startsWith("/api/") || isFileOpened(request));
    }

    /** In a window of its own, where no other page can measure it. */
    private static boolean isFileOpened(HttpServletRequest request) {
        return path(request).startsWith("/api/media/")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** What a page asks for by itself, while nobody sits before it, is none. */
    private static boolean isDeed(HttpServletRequest request) {
        return (!isReading(request) || isPage(request)) && !isAskedByItself(request);
    }

    /** What a page of the console does by itself has this id; browsers send it in UTF-8, and say so, whatever the page's is. */
    private static boolean isAskedByItself(HttpServletRequest request) {
        return "partial/ajax".equals(request.getHeader("Faces-Request"))
                && String.valueOf(request.getContentType()).startsWith("application/x-www-form-urlencoded")
                && request.getContentLengthLong() >= 0
                && request.getContentLengthLong() <= LONGEST_LOOK
                && String.valueOf(request.getParameter("jakarta.faces.source")).endsWith(BY_ITSELF);
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = path(request);
        boolean readsHtml = request.getMethod().equals("GET")
                && Optional.ofNullable(request.getHeader("Accept"))
                        .filter(types -> types.contains("text/html"))
                        .isPresent();
        boolean isForMachines = path.startsWith("/api/") || path.equals("/push");
        return path.equals("/") || path.endsWith(".xhtml") || readsHtml && !isForMachines;
    }

    private static boolean isOpen(HttpServletRequest request) {
        String path = path(request);
        return OPEN.contains(path) || OPEN_FOLDERS.stream().anyMatch(path::startsWith);
    }

    /** As the container matched it: decoded, without path parameters. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
