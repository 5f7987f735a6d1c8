package org.bandeja.problem.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * What every browser is told with every answer. Faces pages bring the same policy with a nonce (web.xml): two policies
 * would both hold, and the one without the nonce would stop their scripts.
 */
public final class BrowserProtection {
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self' ws: wss:;"
            + " frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'; style-src 'self';"
            + " script-src 'self'";

    private BrowserProtection() {}

    /** Before anything of the body leaves. */
    public static void put(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=()");
        String path = request.getServletPath();
        boolean isPage = path.endsWith(".xhtml") || path.equals("/");
        if (!isPage) {
            response.setHeader("Content-Security-Policy", POLICY);
        }
        if (path.startsWith("/api") || isPage) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (path.startsWith("/app/")) {
            response.setHeader("Cache-Control", "no-cache");
        }
    }
}
