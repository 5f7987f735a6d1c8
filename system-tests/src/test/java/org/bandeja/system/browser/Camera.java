package org.bandeja.system.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Takes pictures of pages for people who read about them, small as WebP. */
final class Camera {
    private static final int QUALITY = 72;

    /** Until nothing moves any more, and every picture in it is drawn. */
    private static final String SETTLED = "async () => { await document.fonts.ready;"
            + " const drawn = () => new Promise(requestAnimationFrame);"
            + " for (let still = 0, i = 0; still < 3 && i < 300; i++) { await drawn();"
            + " const ready = [...document.images].every((one) => one.complete || one.loading === 'lazy');"
            + " still = ready && document.getAnimations().every((one) => one.playState !== 'running') ? still + 1 : 0; }"
            + " window.jQuery?.('.ui-growl-item-container').remove(); }";

    private final Window window;
    private final Path directory;

    /** @param directory where the pictures go; made when the first is taken */
    Camera(Window window, Path directory) {
        this.window = window;
        this.directory = directory;
    }

    /** The window in light: what is shown, how wide, which colours, which language. */
    void light(String name) {
        take(name, ColorScheme.LIGHT);
    }

    void dark(String name) {
        take(name, ColorScheme.DARK);
        show(window.page(), ColorScheme.LIGHT);
    }

    void both(String name) {
        light(name);
        dark(name);
    }

    private void take(String name, ColorScheme scheme) {
        show(window.page(), scheme);
        String file = name + "-" + window.page().viewportSize().width + "-"
                + scheme.name().toLowerCase(Locale.ROOT) + "-" + window.words("es", "en") + ".webp";
        keep(window.page(), directory.resolve(file), Optional.empty());
    }

    /** A part of the page, for a guide. */
    void part(String name, Locator shown, int mostWide, int mostHigh) {
        shown.scrollIntoViewIfNeeded();
        BoundingBox box = Window.boxOf(shown);
        part(name, box.x, box.y, Math.min(box.width, mostWide), Math.min(box.height, mostHigh));
    }

    void part(String name, double x, double y, double width, double height) {
        show(window.page(), ColorScheme.LIGHT);
        JsonObject clip = new JsonObject();
        clip.addProperty("x", x);
        clip.addProperty("y", y);
        clip.addProperty("width", width);
        clip.addProperty("height", height);
        clip.addProperty("scale", 1);
        Path file = directory.resolve(name + "-" + window.words("es", "en") + ".webp");
        keep(window.page(), file, Optional.of(clip));
    }

    private static void show(Page page, ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(SETTLED);
    }

    /** @param clip a part of it; empty: all that is seen */
    static void keep(Page page, Path file, Optional<JsonObject> clip) {
        JsonObject how = new JsonObject();
        how.addProperty("format", "webp");
        how.addProperty("quality", QUALITY);
        clip.ifPresent(part -> how.add("clip", part));
        CDPSession session = page.context().newCDPSession(page);
        byte[] bytes = Base64.getDecoder()
                .decode(session.send("Page.captureScreenshot", how).get("data").getAsString());
        session.detach();
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
