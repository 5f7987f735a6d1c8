package org.bandeja.screen.web;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What browsers want to know to put Bandeja on a home screen; everybody may read it. */
@WebServlet("/manifest.webmanifest")
public class ManifestServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Texts texts;

    @Inject
    transient ScreenView screen;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = manifest(texts, languageOf(request)).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/manifest+json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Browsers ask for it without cookies: the page says in which language it is. */
    private String languageOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("language"))
                .filter(Texts.LANGUAGES::contains)
                .orElseGet(screen::getLanguage);
    }

    /** @param language one of {@link Texts#LANGUAGES} */
    static JsonObject manifest(Texts texts, String language) {
        String name = texts.all(language).get("app.name");
        return Json.createObjectBuilder()
                .add("id", "/")
                .add("name", name)
                .add("short_name", name)
                .add("description", texts.all(language).get("app.description"))
                .add("lang", language)
                .add("dir", "ltr")
                .add("start_url", "/inbox.xhtml")
                .add("scope", "/")
                .add("display", "standalone")
                .add("background_color", ThemeView.LIGHT)
                .add("theme_color", ThemeView.LIGHT)
                .add(
                        "icons",
                        Json.createArrayBuilder()
                                .add(icon("icon-192.png", 192, "any"))
                                .add(icon("icon-512.png", 512, "any"))
                                .add(icon("icon-maskable-192.png", 192, "maskable"))
                                .add(icon("icon-maskable-512.png", 512, "maskable")))
                .add(
                        "shortcuts",
                        Json.createArrayBuilder()
                                .add(shortcut(texts.all(language).get("inbox.title"), "/inbox.xhtml"))
                                .add(shortcut(texts.all(language).get("contacts.title"), "/contacts.xhtml")))
                .build();
    }

    /** Not under the address of a version: an app whose icons had other addresses after every upgrade would ask people about it. */
    private static JsonObjectBuilder icon(String file, int pixels, String purpose) {
        return Json.createObjectBuilder()
                .add("src", "/app/" + file)
                .add("sizes", pixels + "x" + pixels)
                .add("type", "image/png")
                .add("purpose", purpose);
    }

    private static JsonObjectBuilder shortcut(String name, String address) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("url", address)
                .add("icons", Json.createArrayBuilder().add(icon("icon-192.png", 192, "any")));
    }
}
