package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Rows;
import org.bandeja.system.installation.Demo;

/** A browser window, in the words of the people before it. */
final class Window {
    /** What happens so often is looked for in each frame: an assertion looks again after a tenth, a quarter, half a second, a second. */
    private static final String LISTED =
            "() => document.querySelector('[data-testid=conversation-row], .list-end[data-state=empty]')";

    private static final String BEGUN =
            "() => { const app = document.getElementById('app'); return app ? app.dataset.ready === 'true'"
                    + " : !document.querySelector('.console-frame [data-person]:not([title])'); }";

    private static final String OPENED =
            "name => document.querySelector('[data-testid=conversation-head]')?.textContent.includes(name)";

    private final Tab tab;
    private final Demo demo;
    private final Page page;
    private final boolean spanish;
    private final List<String> forgiven = new CopyOnWriteArrayList<>();
    private final List<String> allowed = new CopyOnWriteArrayList<>();
    private boolean spoilt;

    /** @param locale what the browser speaks */
    Window(Tab tab, Demo demo, String locale) {
        this.tab = tab;
        this.demo = demo;
        spanish = locale.startsWith("es");
        page = tab.page();
    }

    Window atLogin() {
        page.navigate(demo.app() + "/login.xhtml");
        return this;
    }

    Page page() {
        return page;
    }

    /** To the inbox, without a stop at the form of the login. */
    void logIn(Demo.Person person) {
        logIn(person, "/inbox.xhtml");
        page.waitForFunction(LISTED);
        assertThat(page.getByTestId("status-open")).isVisible();
        assertThat(page.getByTestId("conversation-row")
                        .or(page.locator(".list-end[data-state=empty]"))
                        .first())
                .isVisible();
    }

    /** To any page, which has begun then if it is the inbox, that of the contacts, or one of the console. */
    void logIn(Demo.Person person, String path) {
        logInQuietly(person);
        page.navigate(demo.app() + path);
        page.waitForFunction(BEGUN);
    }

    /** The browser is somebody's from now on, and the page that is open has not heard of it. */
    void logInQuietly(Demo.Person person) {
        tab.context()
                .addCookies(List.of(new Cookie("bandeja", new Rows(demo.database()).openLogin(person.login()))
                        .setUrl(demo.app().toString())
                        .setHttpOnly(true)
                        .setSameSite(SameSiteAttribute.LAX)));
    }

    /** The row of a customer in the list. */
    Locator row(Customer customer) {
        return page.getByTestId("conversation-row").filter(new Locator.FilterOptions().setHasText(customer.name()));
    }

    void openConversation(Customer customer) {
        row(customer).click();
        page.waitForFunction(OPENED, customer.name());
        assertThat(page.getByTestId("conversation-head")).containsText(customer.name());
    }

    Locator byTestId(String id) {
        return page.getByTestId(id);
    }

    Locator messages() {
        return page.getByTestId("message");
    }

    Locator action(String name) {
        return page.getByTestId("actions").getByTestId("action-" + name);
    }

    /** The button of an action: in the bar, or on a phone in the sheet, which is open then. */
    Locator way(String name) {
        return isNarrow() ? sheet().getByTestId("action-" + name) : action(name);
    }

    void act(String name) {
        way(name).click();
    }

    /** The choice of emoji, by its button, or on a phone by the sheet of "+". */
    void openEmoji() {
        if (isNarrow()) {
            page.getByTestId("composer-more").click();
            page.getByTestId("way-emoji").click();
        } else {
            page.locator(".emoji-way").click();
        }
    }

    /** An action that asks whom or where. */
    void act(String name, String choice) {
        act(name);
        option(choice).click();
    }

    /** What can be chosen in a dialog. */
    Locator options() {
        return page.getByTestId("picker-option");
    }

    Locator option(String name) {
        return options().filter(new Locator.FilterOptions().setHasText(name));
    }

    /** Where something is. A row that is being drawn anew has no place for a moment. */
    static BoundingBox boxOf(Locator shown) {
        return Eventually.found("place of " + shown, () -> Optional.ofNullable(shown.boundingBox()));
    }

    /** Whose login has ended may have been asked for it already, before he does it: nobody could reach it with the mouse then. */
    static void pressAnyway(Locator control) {
        control.dispatchEvent("click");
    }

    /** From the conversation to the list: on a phone only one of them is seen. */
    void toList() {
        if (isNarrow()) {
            page.getByTestId("back").click();
        }
        assertThat(page.getByTestId("status-open")).isVisible();
    }

    /** One of the filters of the list, which all are in sight then. */
    Locator filter(String name) {
        page.getByTestId("filters-toggle")
                .evaluate("toggle => toggle.getAttribute('aria-expanded') === 'true' || toggle.click()");
        return page.getByTestId("filter-" + name);
    }

    /** Of the three dots: what others work on comes into the list, or leaves it. */
    void turnOthers() {
        page.getByTestId("more-menu").click();
        page.getByTestId("menu-others").click();
    }

    /** Whose the open conversation is: MINE, OTHER, NONE. */
    void isHeld(String flag) {
        assertThat(page.getByTestId("header-flag")).hasAttribute("data-flag", flag);
    }

    /** Whether one sees that a conversation is in the list. */
    void lists(Customer customer, boolean listed) {
        assertThat(row(customer)).hasCount(listed ? 1 : 0);
    }

    void write(String text) {
        page.getByTestId("composer").fill(text);
        page.getByTestId("send").click();
    }

    /** The page has begun: whatever happens from now on it hears of. */
    void isReady() {
        assertThat(page.locator("#app[data-ready=true]")).isVisible();
    }

    // --- the same on every screen, in each language

    /** What is expected of a page, by what the browser speaks. */
    String words(String inSpanish, String inEnglish) {
        return spanish ? inSpanish : inEnglish;
    }

    void onDesk() {
        page.setViewportSize(1280, 800);
    }

    void onPhone() {
        page.setViewportSize(390, 844);
    }

    /** Looks at the page on a desk and on a phone, where nothing is wider than the screen. It is as wide as a phone afterwards. */
    void onDeskAndPhone(Runnable look) {
        onDesk();
        look.run();
        assertFits();
        onPhone();
        look.run();
        assertFits();
    }

    /** Nothing is wider than the screen; what has just become narrower is laid out with the next frame. */
    void assertFits() {
        Eventually.passes(() -> org.assertj.core.api.Assertions.assertThat(
                        (Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(page.url())
                .isLessThanOrEqualTo(page.viewportSize().width));
    }

    /** The table of the page shows only the rows with these words; where there are few it shows them anyway. */
    void narrow(String words) {
        if (page.getByTestId("find").isVisible()) {
            page.getByTestId("find").fill(words);
            assertThat(page.getByTestId("found")).isVisible();
        }
    }

    /** What is told in a corner is out of the way then. */
    void tells(String told) {
        assertThat(page.locator(".ui-growl")).containsText(told);
        page.evaluate("() => void jQuery('.ui-growl-item-container').remove()");
    }

    /** The steps that the open conversation took: above the thread, on a phone in the sheet of what can be done. */
    void cameBy(String... steps) {
        onDesk();
        cameByHere(steps);
        onPhone();
        cameByHere(steps);
    }

    private void cameByHere(String... steps) {
        Locator way = wayThatItTook();
        for (String step : steps) {
            assertThat(way).containsText(step);
        }
        if (isNarrow()) {
            leave(page.getByTestId("action-sheet"));
        }
    }

    /** Where the steps are told; on a phone in the sheet, which is open then. */
    Locator wayThatItTook() {
        Locator path = page.getByTestId("route-path");
        // A sheet tells what is known when it is opened.
        assertThat(path.locator(".route-step").first()).isAttached();
        return isNarrow() ? sheet().getByTestId("route-story") : path;
    }

    /** Whether something can be done with the open conversation, on every screen. */
    void offers(String action, boolean offered) {
        onDesk();
        offersHere(action, offered);
        onPhone();
        offersHere(action, offered);
    }

    /** Likewise, on the screen as it is. */
    void offersHere(String action, boolean offered) {
        amongActions(place -> {
            assertThat(place.locator("[data-action]").first()).isVisible();
            assertThat(place.getByTestId("action-" + action)).hasCount(offered ? 1 : 0);
        });
    }

    /** What can be done with the open conversation, as the server calls it. */
    List<String> offered() {
        List<String> all = new CopyOnWriteArrayList<>();
        amongActions(place -> {
            assertThat(place.locator("[data-action]").first()).isVisible();
            ((List<?>) place.locator("[data-action]").evaluateAll("all => all.map((one) => one.dataset.action)"))
                    .forEach(one -> all.add((String) one));
        });
        return all;
    }

    /** Where the actions are: beside the conversation, or on a phone in a sheet, which is gone afterwards. */
    private void amongActions(Consumer<Locator> look) {
        if (isNarrow()) {
            Locator sheet = sheet();
            look.accept(sheet);
            leave(sheet);
        } else {
            look.accept(page.getByTestId("actions"));
        }
    }

    private boolean isNarrow() {
        return page.viewportSize().width < 720;
    }

    private Locator sheet() {
        page.locator(".sheet-toggle").click();
        return page.getByTestId("action-sheet");
    }

    private void leave(Locator sheet) {
        page.keyboard().press("Escape");
        assertThat(sheet).hasCount(0);
    }

    /** Console errors, violations of the policy, page errors, dialogs, and requests to other hosts. */
    List<String> complaints() {
        List<String> all = new CopyOnWriteArrayList<>(tab.complaints());
        all.removeIf(complaint -> forgiven.stream().anyMatch(complaint::contains));
        tab.requests().stream()
                .filter(url ->
                        url.startsWith("http") && !url.startsWith(demo.app().toString()))
                .filter(url -> allowed.stream().noneMatch(url::startsWith))
                .forEach(url -> all.add("a request to " + url));
        return all;
    }

    /** Chromium writes every answer of 404 into the console, also one that the page has asked for and shown. */
    void forgiveMissing() {
        forgiveAnswers(404);
    }

    /** Likewise a refusal that the page tells. */
    void forgiveRefusals() {
        forgiveAnswers(401, 403, 409, 422, 429);
        // What Chromium says of a socket that was refused with 401.
        forgive("HTTP Authentication failed");
    }

    /** Nothing but that an answer, or a socket's first one, had such a status. */
    void forgiveAnswers(int... statuses) {
        for (int status : statuses) {
            forgive("responded with a status of " + status, "Unexpected response code: " + status);
        }
    }

    /** Likewise what did not get through while there was no network; in place of a page there is the one that says so. */
    void forgiveOffline() {
        forgive("ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED", "a status of 503");
    }

    /** Likewise what did not get through while there was no server. */
    void forgiveAnAbsentServer() {
        forgive(
                "ERR_CONNECTION_REFUSED",
                "ERR_CONNECTION_RESET",
                "ERR_EMPTY_RESPONSE",
                "ERR_INCOMPLETE_CHUNKED",
                "WebSocket connection",
                "503");
    }

    /** Of a page that was made to break. */
    void forgiveEverything() {
        forgive("");
        tab.requests().clear();
    }

    private void forgive(String... words) {
        forgiven.addAll(List.of(words));
    }

    /** People are sent there on purpose. */
    void allow(URI host) {
        allowed.add(host.toString());
    }

    /** For who reads what is required: where they are wanted, a picture of what is seen now. */
    void picture(String requirement) {
        String directory = System.getenv("BANDEJA_SCREENS");
        if (directory == null) {
            return;
        }
        page.evaluate("() => document.fonts.ready");
        JsonObject kind = new JsonObject();
        kind.addProperty("format", "webp");
        kind.addProperty("quality", 70);
        CDPSession session = page.context().newCDPSession(page);
        byte[] bytes = Base64.getDecoder()
                .decode(session.send("Page.captureScreenshot", kind).get("data").getAsString());
        session.detach();
        try {
            Path file = Path.of(directory, requirement + "-" + page.viewportSize().width + ".webp");
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** A script that runs in every page of it before the page's own. */
    void beforeEachPage(String script) {
        spoilt = true;
        page.addInitScript(script);
    }

    /** The page begins anew, at another time of the server, which it takes for the time. */
    void beginsLater(Duration later) {
        Pattern asked = Pattern.compile("/api/me(/browser-key|/views)?$");
        page.route(asked, route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.put(
                    "date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            ZonedDateTime.now(ZoneOffset.UTC).plus(later)));
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        page.reload();
        page.waitForFunction(LISTED);
        isReady();
        page.unroute(asked);
    }

    Tab tab() {
        return tab;
    }

    /** @return whether another may use the tab; not, where foreign pages or scripts have been */
    boolean isWiped() {
        return !spoilt && allowed.isEmpty() && tab.wiped(demo.app());
    }

    void close() {
        tab.context().close();
    }
}
