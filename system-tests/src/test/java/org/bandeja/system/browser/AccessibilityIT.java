package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing serious for those who cannot see, point or tell colours apart: on every page there is, in each of its states. */
@OnSharedInstallation
class AccessibilityIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    /** The other pages, and what is to be seen on each. */
    private static final Map<String, BiConsumer<AccessibilityIT, Window>> DOORS = Map.of(
            "login", AccessibilityIT::login,
            "password", AccessibilityIT::password,
            "setup", (it, window) -> it.look(window, "no first administrator is wanted"),
            "error/not-found", (it, window) -> it.look(window, "nothing there"),
            "error/failure", (it, window) -> it.look(window, "something went wrong"),
            "error/ended", (it, window) -> it.look(window, "the page has ended"));

    private static final Map<String, BiConsumer<AccessibilityIT, Window>> INSIDE = Map.of(
            "inbox",
            AccessibilityIT::inbox,
            "contacts",
            AccessibilityIT::contacts,
            "account",
            AccessibilityIT::account,
            "guide",
            (it, window) -> it.look(window, "how everything is done"));

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final List<String> found = new ArrayList<>();

    /** Others count what waits for somebody. */
    @AfterEach
    void leaveNothing() {
        bandeja.rows().forgetParked();
        bandeja.rows().seeToNotices();
        bandeja.simulator().reset();
    }

    @Test
    void everyPageIsLookedAt() {
        Set<String> pages = new TreeSet<>(DOORS.keySet());
        pages.addAll(INSIDE.keySet());
        AccessibleConsoleIT.CONSOLE.keySet().forEach(page -> pages.add("console/" + page));
        assertThat(pages).isEqualTo(pagesOfTheApplication());
    }

    @Test
    void theDoorsHaveNothingSerious() {
        Window window = BROWSER.open();
        window.forgiveMissing();
        window.forgiveRefusals();
        window.forgiveAnswers(500);
        new TreeMap<>(DOORS).forEach((page, states) -> {
            window.page().navigate(bandeja.demo().app() + "/" + page + ".xhtml");
            assertThat(window.page().locator("h1")).isVisible();
            states.accept(this, window);
        });
        assertThat(found).isEmpty();
    }

    @Test
    void whereAgentsWorkHasNothingSerious() {
        Window window = BROWSER.open(1280, 800, false);
        window.logInQuietly(ana.person());
        new TreeMap<>(INSIDE).forEach((page, states) -> {
            window.page().navigate(bandeja.demo().app() + "/" + page + ".xhtml");
            states.accept(this, window);
        });
        assertThat(found).isEmpty();
    }

    // --- the states

    private void password(Window window) {
        look(window, "a link that is of no use");
        Page page = window.page();
        page.route(
                "**/api/invitation",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"login\": \"ines\", \"purpose\": \"INVITE\", \"name\": \"Inés Robledo\"}")));
        page.navigate("about:blank");
        page.navigate(bandeja.demo().app() + "/password.xhtml#once");
        assertThat(page.locator("#login")).hasValue("ines");
        look(window, "a first password");
        page.unroute("**/api/invitation");
    }

    private void login(Window window) {
        look(window, "the form");
        window.byTestId("login-submit").click();
        assertThat(window.byTestId("login-error")).isVisible();
        window.page()
                .evaluate("() => { document.querySelector('[data-step=password]').hidden = true;"
                        + " document.querySelector('[data-step=code]').hidden = false; }");
        look(window, "refused, and the second step");
    }

    private void inbox(Window window) {
        Page page = window.page();
        window.forgiveOffline();
        window.forgiveRefusals();
        assertThat(window.byTestId("status-open")).isVisible();
        look(window, "nothing open");
        page.getByTestId("search").fill("nobody is called like this");
        assertThat(page.locator(".list-end[data-state=empty]")).isVisible();
        look(window, "nothing found", ".list-pane");
        page.getByTestId("search").fill("");
        menus(window);
        // Rows that are alike cost time, even where they are not looked at.
        window.filter("assignee").selectOption("me");
        conversation(window);
        closed(window);
        page.context().setOffline(true);
        assertThat(window.byTestId("offline-bar")).isVisible();
        look(window, "offline", ".connection");
        page.context().setOffline(false);
        assertThat(window.byTestId("offline-bar")).isHidden();
    }

    private void conversation(Window window) {
        Customer customer = Customer.unknown("Accessible " + System.nanoTime());
        bandeja.simulator().reset();
        String id = bandeja.taken(ana, customer);
        new CustomerFiles(bandeja)
                .send(customer, "image", CustomerFiles.picture(640, 480, 1, "jpg"), "image/jpeg", Optional.empty());
        ana.reply(id, "an answer https://example.org").require(201);
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131026}");
        ana.reply(id, "that does not arrive").require(201);
        ana.note(id, "for us alone", List.of()).require(201);
        Page page = window.page();
        page.navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText("an answer")))
                .isVisible();
        assertThat(page.locator("[data-status=FAILED], .tick-failed").first()).isVisible();
        assertThat(page.locator(".media-picture img")).isVisible();
        look(window, "a conversation");

        if (!window.byTestId("details").isVisible()) {
            page.locator(".details-toggle").click();
        }
        assertThat(window.byTestId("contact-open")).isVisible();
        look(window, "with its details");

        overlay(window, "mentions", "[data-testid=mentions-dialog]");
        overlay(window, "action-transfer", "[data-testid=picker]");
        overlay(window, "start-conversation", "[data-testid=start]");
        byKey(window, "?", "[data-testid=keys]");
        byKey(window, "l", "[data-testid=label-picker]");
        byKey(window, "p", "[data-testid=templates]");
        page.evaluate("() => PF('help').show()");
        assertThat(window.byTestId("help")).isVisible();
        look(window, "help", ".help-dialog");
        page.keyboard().press("Escape");
        assertThat(window.byTestId("help")).isHidden();

        page.locator(".media-picture").first().click();
        assertThat(window.byTestId("viewer")).isVisible();
        look(window, "the viewer", "[data-testid=viewer]");
        page.keyboard().press("Escape");
        assertThat(window.byTestId("viewer")).hasCount(0);

        window.byTestId("note-mode").click();
        assertThat(window.byTestId("note-leave")).isVisible();
        look(window, "a note is written", "message-composer");
        window.byTestId("note-leave").click();
        window.byTestId("composer").fill("/");
        look(window, "quick replies", "message-composer");
        window.byTestId("composer").fill("");
        sheets(window);
    }

    /** On each width anew: they close when the window changes. */
    private void menus(Window window) {
        for (Runnable width : List.<Runnable>of(window::onPhone, window::onDesk)) {
            width.run();
            Map.of("more-menu", "#moreMenu", "person-menu", "#personMenu").forEach((opener, menu) -> {
                window.byTestId(opener).click();
                assertThat(window.page().locator(menu)).isVisible();
                here(window, opener, menu);
                window.page().keyboard().press("Escape");
                assertThat(window.page().locator(menu)).isHidden();
            });
        }
    }

    /** What comes up from below on a phone alone. */
    private void sheets(Window window) {
        Page page = window.page();
        window.onPhone();
        page.locator(".sheet-toggle").click();
        here(window, "what can be done", "[data-testid=action-sheet]");
        page.keyboard().press("Escape");
        assertThat(window.byTestId("action-sheet")).hasCount(0);
        window.byTestId("composer-more").click();
        here(window, "what can be sent", "[data-testid=ways-sheet]");
        page.keyboard().press("Escape");
        assertThat(window.byTestId("ways-sheet")).hasCount(0);
        window.onDesk();
    }

    private void closed(Window window) {
        Customer customer = Customer.unknown("Closed " + System.nanoTime());
        bandeja.webhook()
                .writes(customer, bandeja.number(), "yesterday", Instant.now().minus(Duration.ofHours(25)));
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.byTestId("composer-notice")).hasAttribute("data-state", "closed");
        look(window, "the window is closed");
    }

    private void contacts(Window window) {
        Page page = window.page();
        assertThat(page.locator(".contact-row").first()).isVisible();
        look(window, "the list");
        page.locator(".contact-row a").first().click();
        assertThat(page.locator(".contact-head h2")).isVisible();
        look(window, "one of them");
    }

    private void account(Window window) {
        assertThat(window.page().locator("[data-testid=devices] li").first()).isVisible();
        look(window, "mine");
        window.byTestId("password-submit").click();
        look(window, "something is missing", ".card:has([data-account=password])");
    }

    private void overlay(Window window, String opener, String opened) {
        window.byTestId(opener).first().click();
        leave(window, opener, opened);
    }

    private void byKey(Window window, String key, String opened) {
        window.byTestId("thread").focus();
        window.page().keyboard().press(key);
        leave(window, "key " + key, opened);
    }

    private void leave(Window window, String name, String opened) {
        look(window, name, opened);
        window.page().keyboard().press("Escape");
        assertThat(window.page().locator(opened)).isHidden();
    }

    private void look(Window window, String state) {
        found.addAll(Accessibility.everywhere(window, state));
    }

    private void look(Window window, String state, String part) {
        found.addAll(Accessibility.everywhere(window, state, part));
    }

    private void here(Window window, String state, String part) {
        found.addAll(Accessibility.lookAt(window.page(), state, part));
    }

    private static Set<String> pagesOfTheApplication() {
        Path root = Path.of(System.getProperty("bandeja.root"), "web-module/src/main/webapp");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF"))
                    .map(file -> file.replace(".xhtml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
