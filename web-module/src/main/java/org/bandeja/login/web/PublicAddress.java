package org.bandeja.login.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How others reach this installation. */
public final class PublicAddress {
    private static final String WEBHOOK = "/webhook/whatsapp";

    private PublicAddress() {}

    /** Where WhatsApp shall deliver. */
    public static String webhook(HttpServletRequest request) {
        return of(request) + WEBHOOK;
    }

    /** As IT says, else as the browser came; without a slash at the end. */
    public static String of(HttpServletRequest request) {
        String asked = request.getRequestURL().toString();
        String own = asked.substring(0, asked.length() - request.getRequestURI().length());
        return Optional.ofNullable(System.getProperty("bandeja.public-url"))
                .map(url -> url.strip().replaceAll("/+$", ""))
                .filter(url -> !url.isEmpty())
                .orElse(own);
    }
}
