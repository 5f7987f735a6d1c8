package org.bandeja.login.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Whether a call comes from our own pages. Browsers send Origin with every call that changes something, and
 * Sec-Fetch-Site with all; who sends neither is no browser, and carries no cookie that it was not given on purpose.
 */
public final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private SameOrigin() {}

    public static boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) {
            return false;
        }
        String origin = request.getHeader("Origin");
        return origin == null || isOurs(origin, request);
    }

    /** The same scheme, host and port as the request itself came to. */
    public static boolean isOurs(String origin, HttpServletRequest request) {
        try {
            URI uri = new URI(origin);
            return request.getScheme().equalsIgnoreCase(uri.getScheme())
                    && bare(request.getServerName()).equalsIgnoreCase(bare(uri.getHost()))
                    && request.getServerPort() == port(uri);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without the brackets of an IPv6 address. */
    private static String bare(String host) {
        return host == null ? "" : host.replaceAll("[\\[\\]]", "");
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
