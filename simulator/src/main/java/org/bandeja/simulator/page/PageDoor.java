package org.bandeja.simulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.bandeja.simulator.http.Request;
import org.bandeja.simulator.http.Response;
import org.bandeja.simulator.http.Routes;

/** Serves the page's files, and no others. */
public final class PageDoor {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SCRIPT = "text/javascript; charset=UTF-8";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=UTF-8",
            "simulator.css", "text/css; charset=UTF-8",
            "simulator.js", SCRIPT,
            "chat.js", SCRIPT,
            "thread.js", SCRIPT,
            "bubbles.js", SCRIPT,
            "says.js", SCRIPT,
            "webhooks.js", SCRIPT,
            "control.js", SCRIPT,
            "texts.js", SCRIPT);
    private static final String ICON = "icon.svg";

    public void addTo(Routes routes) {
        routes.on("GET", "/", request -> file("index.html"));
        routes.on("GET", "/" + ICON, request -> file(ICON));
        FILES.keySet().forEach(name -> routes.on("GET", "/" + name, (Request request) -> file(name)));
    }

    private static Response file(String name) {
        try (InputStream content = PageDoor.class.getResourceAsStream(name)) {
            return new Response(
                            200,
                            Map.of("Content-Type", FILES.getOrDefault(name, "image/svg+xml")),
                            content.readAllBytes())
                    .with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's jar is damaged", e);
        }
    }
}
