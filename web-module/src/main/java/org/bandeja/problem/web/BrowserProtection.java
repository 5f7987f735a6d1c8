package org.bandeja.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What every browser is told with every answer. Faces pages put the same policy with a nonce in the place of this one. */
public final class BrowserProtection {
    /** What may run and be loaded. */
    public static final String POLICY_HEADER = "Content-Security-Policy";

    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:;"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none';"
            + " style-src 'self'; script-src 'self'; worker-src 'self'";
    private static final String FEATURES = "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()";

    /** Whoever opens a page has the newest one looked for. */
    private static final String SERVICE_WORKER = "/service-worker.js";

    private BrowserProtection() {}

    /** Before anything of the body leaves. */
    public static void put(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", FEATURES);
        response.setHeader(POLICY_HEADER, POLICY);
        String path = request.getServletPath();
        boolean isResource = path.startsWith("/jakarta.faces.resource");
        boolean isPage = !isResource && (path.endsWith(".xhtml") || path.equals("/"));
        if (path.startsWith("/api") || isPage) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (path.startsWith("/app/") || path.equals(SERVICE_WORKER)) {
            response.setHeader("Cache-Control", "no-cache");
        }
    }
}
