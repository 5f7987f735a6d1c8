package org.bandeja.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.system.client.Rows;
import org.bandeja.system.installation.Demo;

/** Where pictures are taken: people of the demo before their screens, each logged in once. */
final class Studio {
    private static final int DESK_WIDE = 1440;
    private static final int DESK_HIGH = 900;
    private static final int PHONE_WIDE = 390;
    private static final int PHONE_HIGH = 844;

    private final Browser browser;
    private final Demo demo;
    private final Path root;
    private final Map<String, Window> windows = new HashMap<>();

    Studio(Browser browser, Demo demo, Path root) {
        this.browser = browser;
        this.demo = demo;
        this.root = root;
    }

    /** @param locale what the browser speaks */
    Window desk(String login, String locale) {
        return at(login, locale, DESK_WIDE, DESK_HIGH, false);
    }

    Window phone(String login, String locale) {
        return at(login, locale, PHONE_WIDE, PHONE_HIGH, true);
    }

    /** As wide as a tablet, or a small old screen. */
    Window tablet(String login, String locale) {
        return at(login, locale, 1024, 768, false);
    }

    /** The narrowest that there has to be room on. */
    Window smallest(String login, String locale) {
        return at(login, locale, 360, 640, true);
    }

    /**
     * On a desk and on a phone, in light and dark, in Spanish.
     *
     * @param show brings a window to what is to be seen
     */
    void everywhere(String login, String name, Consumer<Window> show) {
        for (Window window : List.of(desk(login, "es-CO"), phone(login, "es-CO"))) {
            show.accept(window);
            camera(window).both(name);
        }
    }

    private Window at(String login, String locale, int width, int height, boolean touch) {
        Window window = windows.computeIfAbsent(login + locale + touch, key -> {
            Window fresh = browser.open(demo, width, height, touch, locale);
            fresh.logIn(person(login));
            return fresh;
        });
        window.page().setViewportSize(width, height);
        return window;
    }

    /** Nobody is logged in. */
    Window atLogin(String locale, boolean phone) {
        return (phone
                        ? browser.open(demo, PHONE_WIDE, PHONE_HIGH, true, locale)
                        : browser.open(demo, DESK_WIDE, DESK_HIGH, false, locale))
                .atLogin();
    }

    Camera camera(Window window) {
        return new Camera(window, root.resolve("docs/screens"));
    }

    /** For the guides, which are part of the application. */
    Camera guides(Window window) {
        return new Camera(window, root.resolve("web-module/src/main/webapp/guide"));
    }

    void go(Window window, String path) {
        window.page().navigate("about:blank");
        window.page().navigate(demo.app() + path);
    }

    /** Of the one row that there is of this name; as addresses name it. */
    String id(String table, String name) {
        List<String> found = new Rows(demo.database()).all("SELECT id FROM " + table + " WHERE name = ?", name);
        assertThat(found).as(table + " " + name).hasSize(1);
        return Tsid.text(Long.parseLong(found.get(0)));
    }

    /** The latest conversation with who is called so. */
    String conversation(String contact) {
        List<String> found = new Rows(demo.database())
                .all(
                        "SELECT c.id FROM conversation c JOIN contact k ON k.id = c.contact_id WHERE k.name = ?"
                                + " ORDER BY c.opened_at DESC",
                        contact);
        assertThat(found).as("a conversation with " + contact).isNotEmpty();
        return Tsid.text(Long.parseLong(found.get(0)));
    }

    private Demo.Person person(String login) {
        return demo.people().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    /** Looks at all windows, and does not tell the same twice. */
    void assertNoComplaints() {
        for (Window window : windows.values()) {
            List<String> said = List.copyOf(window.complaints());
            window.tab().complaints().clear();
            window.tab().requests().clear();
            assertThat(said).isEmpty();
        }
    }
}
