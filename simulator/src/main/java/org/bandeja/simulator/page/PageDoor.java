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
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=UTF-8",
            "simulator.css", "text/css; charset=UTF-8",
            "simulator.js", "text/javascript; charset=UTF-8",
            "chat.js", "text/javascript; charset=UTF-8",
            "webhooks.js", "text/javascript; charset=UTF-8",
            "control.js", "text/javascript; charset=UTF-8",
            "texts.js", "text/javascript; charset=UTF-8",
            "icon.svg", "image/svg+xml");

    public void addTo(Routes routes) {
        routes.on("GET", "/", request -> file("index.html"));
        FILES.keySet().forEach(name -> routes.on("GET", "/" + name, (Request request) -> file(name)));
    }

    private static Response file(String name) {
        try (InputStream content = PageDoor.class.getResourceAsStream(name)) {
            return new Response(200, Map.of("Content-Type", FILES.get(name)), content.readAllBytes())
                    .with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's jar is damaged", e);
        }
    }
}
