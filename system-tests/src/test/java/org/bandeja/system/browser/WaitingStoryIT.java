package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody waits without a sign, no error goes by unread, and nothing slips from under a finger. */
@OnSharedInstallation
class WaitingStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final Pattern MENTIONS = Pattern.compile("/api/mentions\\?");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Waits " + System.nanoTime());
    private String id;

    /** Where somebody waits: for which call, what he does, and where the sign is. */
    private enum Wait {
        A_CONVERSATION_BY_ITS_ADDRESS("/api/conversations/[^/?]+$", ".conversation-empty"),
        THE_CONTACTS("/api/contacts\\?", "contact-list"),
        WHOM_TO_BEGIN_WITH("/api/conversations\\?.*scope=all", "[data-testid=start] .pick-state"),
        THE_MENTIONS("/api/mentions\\?", "[data-testid=mentions-dialog] .pick-state"),
        WORDS_IN_A_CONVERSATION("/found\\?", "[data-testid=find-state]"),
        THE_DEVICES("/api/me/sessions$", "[data-testid=devices]"),
        THE_TOKENS("/api/me/tokens$", "[data-testid=tokens]"),
        THE_TWO_STEP_LOGIN("/api/me/two-step$", "[data-testid=two-step-state]");

        private final Pattern call;
        private final String place;

        Wait(String call, String place) {
            this.call = Pattern.compile(call);
            this.place = place;
        }
    }

    @BeforeEach
    void aCustomerWrites() {
        simulator.reset();
        simulator.writes(customer, bandeja.number(), "is anybody there?");
        id = ana.awaitConversation(customer);
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aWaitShowsItself(Wait wait) {
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        List<Route> held = new CopyOnWriteArrayList<>();
        Consumer<Route> hold = held::add;
        begin(wait, window, () -> page.route(wait.call, hold));
        Locator sign = page.locator(wait.place).getByTestId("waiting");
        assertThat(sign).isVisible();
        assertThat(sign).hasAttribute("aria-label", "Loading");
        assertThat(page.locator(wait.place)).hasText("");
        page.unroute(wait.call, hold);
        held.forEach(Route::resume);
        assertThat(sign).hasCount(0);
        if (wait == Wait.WORDS_IN_A_CONVERSATION) {
            assertThat(page.locator(wait.place)).hasText("1 of 1");
        } else {
            assertThat(what(wait, window)).isVisible();
        }
    }

    private void begin(Wait wait, Window window, Runnable hold) {
        Page page = window.page();
        switch (wait) {
            case A_CONVERSATION_BY_ITS_ADDRESS -> {
                // A page that knows nothing of it yet, neither from its list nor because something has just happened.
                List<JsonObject> old = ana.list("status=COMPLETED&scope=all");
                String address = old.get(old.size() - 1).getString("id");
                page.navigate("about:blank");
                hold.run();
                page.navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + address);
            }
            case THE_CONTACTS -> {
                hold.run();
                page.navigate(bandeja.demo().app() + "/contacts.xhtml");
            }
            case WHOM_TO_BEGIN_WITH -> {
                window.byTestId("start-conversation").click();
                hold.run();
                window.byTestId("start-search").fill(customer.name());
            }
            case THE_MENTIONS -> {
                hold.run();
                page.reload();
                assertThat(page.locator("#app[data-ready=true]")).isVisible();
                window.byTestId("mentions").click();
            }
            case WORDS_IN_A_CONVERSATION -> {
                window.openConversation(customer);
                window.byTestId("find-open").click();
                hold.run();
                window.byTestId("find").fill("anybody");
            }
            default -> {
                hold.run();
                page.navigate(bandeja.demo().app() + "/account.xhtml");
            }
        }
    }

    /** What has come then. */
    private static Locator what(Wait wait, Window window) {
        return switch (wait) {
            case A_CONVERSATION_BY_ITS_ADDRESS -> window.byTestId("conversation-head");
            case THE_CONTACTS -> window.byTestId("contact-row").first();
            case WHOM_TO_BEGIN_WITH -> window.byTestId("start-contact").first();
            case THE_MENTIONS ->
                window.byTestId("mention-line")
                        .or(window.page().getByText("Nobody has mentioned you"))
                        .first();
            case WORDS_IN_A_CONVERSATION -> window.byTestId("find-state");
            case THE_DEVICES -> window.byTestId("devices").getByTestId("entry").first();
            case THE_TOKENS -> window.byTestId("token-submit");
            case THE_TWO_STEP_LOGIN -> window.byTestId("two-step-state");
        };
    }

    @Test
    void mentionsThatDoNotComeAreNotNone() {
        Window window = BROWSER.open(ana.person());
        window.forgiveAnAbsentServer();
        Page page = window.page();
        page.route(MENTIONS, route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.reload();
        assertThat(page.locator("#app[data-ready=true]")).isVisible();
        window.byTestId("mentions").click();
        Locator dialog = window.byTestId("mentions-dialog");
        assertThat(dialog).containsText("The server is busy");
        assertThat(dialog).not().containsText("Nobody has mentioned you");
        page.unroute(MENTIONS);
        window.byTestId("mentions-again").click();
        assertThat(what(Wait.THE_MENTIONS, window)).isVisible();
        assertThat(dialog).not().containsText("The server is busy");
    }

    @Test
    void errorsStayUntilTheyAreClosedOrSomethingSucceeds() {
        Window window = BROWSER.open(ana.person());
        window.forgiveEverything();
        Page page = window.page();
        window.openConversation(customer);
        Pattern claim = Pattern.compile("/claim$");
        for (int status : List.of(500, 418, 400, 403)) {
            page.unroute(claim);
            page.route(claim, route -> route.fulfill(new Route.FulfillOptions().setStatus(status)));
            window.action("claim").click();
            assertThat(errors(window).last()).containsText(words(status));
        }
        // The newest three; each is said once.
        assertThat(errors(window)).hasCount(3);
        assertThat(errors(window).first()).containsText(words(418));
        assertThat(page.locator("[role=alert]:has-text('error 418')")).hasCount(1);
        assertThat(page.locator("#announcer")).not().containsText("administrator");
        window.action("claim").click();
        assertThat(window.action("claim")).not().hasAttribute("aria-disabled", "true");
        assertThat(errors(window)).hasCount(3);
        errors(window).nth(1).getByTestId("toast-close").click();
        assertThat(errors(window)).hasCount(2);

        page.unroute(claim);
        window.action("claim").click();
        window.isHeld("MINE");
        window.act("return");
        assertThat(errors(window)).hasCount(0);
    }

    private static Locator errors(Window window) {
        return window.page().locator(".ui-growl-error");
    }

    /** A deed of which nothing is known is not said to have changed nothing. */
    private static String words(int status) {
        return switch (status) {
            case 500 -> "It may have been done or not";
            case 418 -> "error 418), so nothing was changed";
            case 400 -> "error 400), so nothing was changed";
            default -> "ask an administrator";
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noOtherRowComesUnderTheMouseOrTheFinger(boolean touch) {
        Customer second = Customer.unknown("Second " + System.nanoTime());
        Customer third = Customer.unknown("Third " + System.nanoTime());
        for (Customer one : List.of(second, third)) {
            simulator.writes(one, bandeja.number(), "hello");
            ana.awaitConversation(one);
        }
        Window window = touch ? BROWSER.open(390, 844, true) : BROWSER.open(1280, 800, false);
        window.logIn(ana.person());
        Page page = window.page();
        assertThat(window.row(third)).isVisible();
        BoundingBox place = Window.boxOf(window.row(second));
        double x = place.x + place.width / 2;
        double y = place.y + place.height / 2;
        if (touch) {
            touch(page, x, y);
        } else {
            page.mouse().move(x, y);
            page.mouse().move(x + 1, y);
            page.mouse().down();
        }
        simulator.writes(customer, bandeja.number(), "and now?");
        page.waitForFunction(
                "name => [...document.querySelectorAll('[data-testid=conversation-row]')].some(row => row.textContent.includes(name) && row.textContent.includes('and now?'))",
                customer.name());
        assertThat(Window.boxOf(window.row(second)).y).isCloseTo(place.y, within(1.0));
        if (touch) {
            page.touchscreen().tap(x, y);
        } else {
            page.mouse().up();
        }
        assertThat(window.byTestId("conversation-head")).containsText(second.name());
    }

    /** A finger of which only the touch is told yet; it trembles enough not to choose the row. */
    private static void touch(Page page, double x, double y) {
        page.evaluate(
                "([x, y]) => { const at = { pointerType: 'touch', clientX: x, clientY: y, bubbles: true, cancelable: true };"
                        + " const row = document.elementFromPoint(x, y); row.dispatchEvent(new PointerEvent('pointerdown', at));"
                        + " row.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: x + 11 })); }",
                List.of(x, y));
    }

    @Test
    void theFiltersStandInOneLineAndNoneThatNarrowsIsHidden() {
        Company company = new Company(bandeja);
        company.group("Those of " + company.departmentName());
        Newcomer agent = company.hire("AGENT");
        Company other = new Company(bandeja);
        other.call("PUT", other.memberPath(agent), Company.role("AGENT")).require(204);
        Window window = BROWSER.open(1440, 900, false);
        window.logIn(agent.person());
        Locator toggle = window.byTestId("filters-toggle");
        assertThat(toggle).isVisible();
        Locator whose = window.byTestId(
                window.page().locator(".filters select.filter-folded").last().getAttribute("data-testid"));
        assertThat(whose).isHidden();
        assertThat(Window.boxOf(window.page().locator(".filters")).height).isLessThan(40);
        toggle.click();
        whose.selectOption(new SelectOption().setIndex(1));
        toggle.click();
        assertThat(toggle).containsText("1 filter is on");
        assertThat(whose).isVisible();
        whose.selectOption("");
        toggle.focus();
        toggle.press("Enter");
        toggle.press("Enter");
        assertThat(toggle).hasAttribute("aria-expanded", "false");
        assertThat(whose).isHidden();
        window.onPhone();
        assertThat(whose).isHidden();
        double room = Window.boxOf(window.byTestId("search")).width;
        toggle.click();
        assertThat(whose).isVisible();
        assertThat(Window.boxOf(window.byTestId("search")).width)
                .as("the search is as wide as before")
                .isCloseTo(room, within(1.0));
    }

    @Test
    void whatElseFailsIsSaidInPlaceOfWhatFailedBefore() {
        Window window = BROWSER.open(ana.person());
        window.forgiveEverything();
        Page page = window.page();
        Pattern list = Pattern.compile("/api/conversations\\?");
        page.route(list, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        page.reload();
        Locator end = page.locator("conversation-list .list-end");
        assertThat(end).containsText("error 500");
        // From here on, without a moment in between: when its line comes up the page asks once more by itself.
        page.route(list, route -> route.fulfill(new Route.FulfillOptions().setStatus(403)));
        end.locator("button").click();
        assertThat(end).containsText("ask an administrator");
    }
}
