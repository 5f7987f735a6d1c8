package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two agents side by side, and what may get in their way. */
@OnSharedInstallation
class InboxStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);

    @BeforeEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void whatFollowsAnAdvertisementIsFreeAndAColleagueSeesLiveHowFarAnAnswerCame() {
        Customer customer = Customer.unknown("Story " + System.nanoTime());
        Window anas = BROWSER.open(ana.person());
        Window luiss = BROWSER.open(luis.person());
        simulator.writesAfterAnAdvertisement(customer, bandeja.number(), "is anybody there?");
        assertThat(anas.row(customer)).containsText("is anybody there?");
        luiss.openConversation(customer);
        anas.openConversation(customer);
        assertThat(anas.messages()).hasCount(1);
        anas.action("claim").click();
        luiss.isHeld("OTHER");
        assertThat(luiss.byTestId("composer")).hasCount(0);
        anas.write("good morning, yes");
        Locator answer = anas.messages().last();
        assertThat(answer).containsText("good morning, yes");
        assertThat(luiss.messages().last()).containsText("good morning, yes");
        Eventually.holds(
                "the customer has it", () -> simulator.receivedTexts(customer).contains("good morning, yes"));
        assertThat(answer).hasAttribute("data-status", "DELIVERED");
        saysThatItIsFree(anas);
        saysThatItIsFree(luiss);
        simulator.opens(customer);
        assertThat(answer).hasAttribute("data-status", "READ");
        assertThat(luiss.messages().last()).hasAttribute("data-status", "READ");
    }

    /** WhatsApp said so with the status of the answer, while the conversation was open here. */
    private static void saysThatItIsFree(Window window) {
        assertThat(window.byTestId("window-left")).hasAttribute("title", Pattern.compile("Free of charge until \\S"));
        Locator details = window.byTestId("details");
        if (!details.isVisible()) {
            window.page().locator(".details-toggle").click();
        }
        assertThat(details).containsText("Free of charge until");
    }

    @Test
    void ofTwoWhoPressAtOnceOneIsToldWhoHasIt() {
        Customer customer = Customer.unknown("Race " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "who is faster?");
        String id = ana.awaitConversation(customer);
        Window luiss = BROWSER.open(luis.person());
        luiss.openConversation(customer);
        luiss.page().route("**/api/conversations/" + id + "/claim", route -> {
            ana.act(id, "claim").require(200);
            route.resume();
        });
        luiss.action("claim").click();
        assertThat(luiss.page().locator("body")).containsText(ana.name());
        assertThat(luiss.byTestId("header-flag")).hasAttribute("data-flag", "OTHER");
        luiss.forgiveRefusals();
    }

    @Test
    void aLateAnswerTurnsNoNoteIntoAMessage() {
        Customer customer = Customer.unknown("Late " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "what do I owe you?");
        String id = ana.awaitConversation(customer);
        Window anas = BROWSER.open(ana.person());
        anas.openConversation(customer);
        AtomicReference<Route> claim = new AtomicReference<>();
        anas.page().route("**/api/conversations/" + id + "/claim", claim::set);
        anas.action("claim").click();
        anas.page().waitForCondition(() -> claim.get() != null);
        anas.byTestId("note-mode").click();
        anas.page().keyboard().type("he never ");
        claim.get().resume();
        assertThat(anas.page().locator("#announcer")).hasText("Assigned to you");
        anas.page().keyboard().type("pays");
        anas.page().keyboard().press("Enter");
        assertThat(anas.messages()).hasCount(2);
        assertThat(anas.messages().last()).containsText("he never pays");
        assertThat(anas.messages().last()).hasAttribute("data-type", "note");
        assertThat(simulator.received(customer)).isEmpty();
    }

    @Test
    void theDayCoversNothingWhereOneStandsStill() {
        Customer customer = Customer.unknown("Days " + System.nanoTime());
        for (int i = 0; i < 12; i++) {
            simulator.writes(customer, bandeja.number(), "what one reads\nin several\nlines " + i);
        }
        String id = ana.awaitConversation(customer);
        Eventually.holds("all are there", () -> ana.texts(id).size() == 12);
        Window anas = BROWSER.open(ana.person());
        anas.openConversation(customer);
        // Then it stands where it begins, until somebody scrolls.
        assertThat(anas.messages()).hasCount(12);
        Locator day = anas.page().locator(".thread-scroller .day");
        Locator scroller = anas.page().locator(".thread-scroller");
        scroller.evaluate("thread => { thread.scrollTop = 0; }");
        assertThat(day).not().hasAttribute("data-stuck", "");
        assertThat(day).hasCSS("opacity", "1");
        // For as long as one scrolls, it says where one is.
        anas.page().evaluate("""
                        () => {
                            const thread = document.querySelector('.thread-scroller');
                            window.scrolling = setInterval(() => (thread.scrollTop = thread.scrollTop === 200 ? 201 : 200), 100);
                        }""");
        assertThat(day).hasAttribute("data-stuck", "");
        assertThat(scroller).hasAttribute("data-moving", "");
        assertThat(day).hasCSS("opacity", "1");
        anas.page().evaluate("() => clearInterval(window.scrolling)");
        assertThat(day).hasCSS("opacity", "0");
    }

    @Test
    void aNoteIsFollowedByANoteUntilOneTurnsToTheCustomer() {
        Customer customer = Customer.unknown("Noted " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "is it cheaper for two?");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        Window anas = BROWSER.open(ana.person());
        anas.openConversation(customer);
        anas.byTestId("note-mode").click();
        assertThat(anas.byTestId("note-hint")).containsText("Only colleagues see this");
        assertThat(anas.byTestId("composer")).hasAttribute("placeholder", "Note: only your colleagues see it");
        assertThat(anas.byTestId("send")).hasText("Save note");
        anas.byTestId("composer").fill("ten percent at most");
        anas.byTestId("send").click();
        assertThat(anas.byTestId("note-hint")).hasText("Note saved. The customer does not get it.");
        assertThat(anas.page().locator("#announcer")).hasText("Note saved. The customer does not get it.");
        assertThat(anas.byTestId("composer")).isFocused();
        anas.page().keyboard().type("and not before Friday");
        assertThat(anas.byTestId("note-hint")).containsText("Only colleagues see this");
        anas.page().keyboard().press("Enter");
        assertThat(anas.messages().last()).containsText("and not before Friday");
        assertThat(anas.messages().last()).hasAttribute("data-type", "note");

        Customer other = Customer.unknown("Meanwhile " + System.nanoTime());
        simulator.writes(other, bandeja.number(), "anybody there?");
        anas.openConversation(other);
        assertThat(anas.byTestId("note-hint")).isHidden();
        anas.openConversation(customer);
        assertThat(anas.byTestId("note-hint")).containsText("Only colleagues see this");
        anas.byTestId("composer").fill("nor after Sunday");
        anas.page().keyboard().press("Enter");
        assertThat(anas.messages().last()).containsText("nor after Sunday");
        assertThat(anas.messages().last()).hasAttribute("data-type", "note");

        assertThat(anas.byTestId("note-leave")).hasText("Write to the customer");
        anas.byTestId("note-leave").click();
        assertThat(anas.byTestId("composer")).isFocused();
        assertThat(anas.byTestId("note-hint")).isHidden();
        assertThat(anas.byTestId("composer")).hasAttribute("placeholder", "Write a message");
        anas.write("For two it is");
        assertThat(anas.messages().last()).hasAttribute("data-direction", "OUT");
        Eventually.holds(
                "only that was sent", () -> simulator.received(customer).size() == 1);
        anas.byTestId("note-mode").click();
        ana.act(id, "complete").require(200);
        assertThat(anas.byTestId("note-leave")).hasText("Close the note");
        anas.byTestId("note-leave").click();
        assertThat(anas.byTestId("note-hint")).isHidden();
        assertThat(anas.byTestId("composer-notice").locator("button").first()).isFocused();
    }

    @Test
    void whatCouldNotBeLoadedAgainIsAskedForUntilItIsThere() {
        Customer customer = Customer.unknown("Patient " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "hello");
        String id = ana.awaitConversation(customer);
        Window anas = BROWSER.open(ana.person());
        Page page = anas.page();
        anas.openConversation(customer);
        assertThat(anas.messages()).hasCount(1);
        anas.forgiveRefusals();
        AtomicInteger lists = refusedOnce(page, "/api/conversations\\?");
        AtomicInteger threads = refusedOnce(page, "/api/conversations/" + id + "/messages\\?");
        page.evaluate("async () => (await import(document.querySelector('link[href$=\"/store.js\"]').href))"
                + ".store.emit('reload')");
        page.waitForCondition(() -> lists.get() > 1 && threads.get() > 1);
        assertThat(page.locator("[data-state=failed]")).hasCount(0);
    }

    private static AtomicInteger refusedOnce(Page page, String address) {
        AtomicInteger asked = new AtomicInteger();
        page.route(Pattern.compile(address), route -> {
            if (asked.incrementAndGet() > 1) {
                route.resume();
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(429));
            }
        });
        return asked;
    }

    @Test
    void aFilterThatNarrowsTheListIsSeenAfterAReload() {
        Customer customer = Customer.unknown("Filtered " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "hello");
        String number = ana.conversation(ana.awaitConversation(customer))
                .getJsonObject("number")
                .getString("id");
        Window anas = BROWSER.open(ana.person());
        anas.filter("number").selectOption(number);
        anas.page().reload();
        assertThat(anas.row(customer)).isVisible();
        assertThat(anas.byTestId("filters-toggle")).hasAccessibleName(Pattern.compile("1 filter"));
        assertThat(anas.byTestId("filter-number")).isVisible();
        assertThat(anas.byTestId("filter-number")).hasValue(number);
    }

    /** What it knows may be newer than what there is: of events that it is told later it would take none for news. */
    @Test
    void aPageThatWasOpenOverARestoreBeginsAnewAndKeepsWhatWasTyped() {
        Customer customer = Customer.unknown("Restored " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "first");
        ana.act(ana.awaitConversation(customer), "claim").require(200);
        Window anas = BROWSER.open(ana.person());
        Page page = anas.page();
        AtomicReference<WebSocketRoute> line = new AtomicReference<>();
        page.routeWebSocket(Pattern.compile("/push"), route -> {
            route.connectToServer();
            line.set(route);
        });
        page.reload();
        anas.openConversation(customer);
        anas.byTestId("composer").fill("half a sentence");
        page.waitForCondition(() -> line.get() != null);
        page.evaluate("() => (window.isTheOldOne = true)");
        String known = (String)
                page.evaluate("async () => (await import(document.querySelector('link[href$=\"/store.js\"]').href))"
                        + ".store.lastEvent");
        line.get().send("{\"type\":\"reload\",\"id\":\"%d\"}".formatted(Long.parseLong(known) + 1_000_000_000));
        page.waitForFunction("() => !window.isTheOldOne");
        assertThat(anas.messages()).hasCount(1);
        assertThat(anas.byTestId("composer")).hasValue("half a sentence");
        simulator.writes(customer, bandeja.number(), "second");
        assertThat(anas.messages()).hasCount(2);
    }

    @Test
    void aWindowThatWasOfflineCatchesUpAndKeepsWhatWasTyped() {
        Customer customer = Customer.unknown("Offline " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "first");
        ana.act(ana.awaitConversation(customer), "claim").require(200);
        Window anas = BROWSER.open(ana.person());
        anas.openConversation(customer);
        anas.byTestId("composer").fill("half a sentence");
        anas.page().context().setOffline(true);
        simulator.writes(customer, bandeja.number(), "second");
        anas.page().context().setOffline(false);
        assertThat(anas.messages()).hasCount(2);
        assertThat(anas.byTestId("composer")).hasValue("half a sentence");
        anas.forgiveOffline();
    }

    @Test
    void theKeyboardStaysInTheDetailsWhileTheyChange() {
        Customer customer = Customer.unknown("Details " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "first");
        String id = ana.awaitConversation(customer);
        Window anas = BROWSER.open(ana.person());
        anas.openConversation(customer);
        assertThat(anas.messages()).hasCount(1);
        Locator link = anas.byTestId("contact-open");
        // All of the details has come: what is drawn anew is no longer chosen.
        assertThat(anas.byTestId("history").locator("li").first()).isVisible();
        link.focus();
        anas.page().evaluate("() => getSelection().selectAllChildren(document.querySelector('.facts dd'))");
        simulator.writes(customer, bandeja.number(), "second");
        assertThat(anas.messages()).hasCount(2);
        assertThat(link).isFocused();
        luis.rename(ana.conversation(id).getJsonObject("contact").getString("id"), "Renamed " + id)
                .require(200);
        assertThat(anas.byTestId("details")).containsText("Renamed " + id);
        assertThat(link).isFocused();
        assertThat((String) anas.page().evaluate("String(getSelection())")).isEqualTo(bandeja.department());
    }

    @Test
    void theTimeLeftIsShownLiveAndTheComposerClosesByItselfWhenItIsOver() {
        Customer customer = Customer.unknown("Runs out " + System.nanoTime());
        Duration leftToWrite = Duration.ofMinutes(65);
        Instant wroteAt = Instant.now().minus(Duration.ofHours(24)).plus(leftToWrite.plusMinutes(1));
        bandeja.webhook().writes(customer, bandeja.number(), "hurry", wroteAt);
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        Window anas = BROWSER.open(1280, 800, false);
        Page page = anas.page();
        page.clock().install();
        // Else the time that each answer tells would put right the clock that runs ahead here.
        anas.beforeEachPage("""
                const told = Headers.prototype.get;
                Headers.prototype.get = function (name) { return name === 'Date' ? null : told.call(this, name); };""");
        anas.logIn(ana.person(), "/inbox.xhtml#/c/" + id);
        Locator left = anas.byTestId("window-left");
        assertThat(left).containsText("1 h 0");
        assertThat(left).hasCSS("background-color", colour(page, "--canvas"));
        assertThat(anas.byTestId("composer")).isVisible();

        page.clock().fastForward("10:00");
        assertThat(left).containsText(" min");
        assertThat(left).hasCSS("background-color", colour(page, "--amber-soft"));
        page.clock().fastForward("46:00");
        assertThat(left).hasCSS("background-color", colour(page, "--red-soft"));
        // So far ahead that it is not over before it is heard of.
        page.clock().pauseAt(((Number) page.evaluate("Date.now()")).longValue() + 60_000);
        int seconds = shownSeconds(left);
        assertThat(seconds).isBetween(1, 9 * 60);
        page.clock().runFor(1_000);
        assertThat(shownSeconds(left)).isEqualTo(seconds - 1);

        page.clock().fastForward((seconds - 3) * 1_000L);
        assertThat(left).containsText("0:0");
        assertThat(anas.byTestId("composer")).isVisible();
        page.clock().runFor(3_000);
        assertThat(anas.byTestId("composer-notice")).hasAttribute("data-state", "closed");
        assertThat(anas.byTestId("composer")).hasCount(0);
        assertThat(left).not().containsText("0:0");
        anas.close();
    }

    /** What the page calls by this name, as a browser tells it. */
    private static String colour(Page page, String name) {
        return (String) page.evaluate("""
                name => {
                    const one = document.body.appendChild(document.createElement('i'));
                    one.style.backgroundColor = `var(${name})`;
                    const told = getComputedStyle(one).backgroundColor;
                    one.remove();
                    return told;
                }""", name);
    }

    /** Of "9:07", 547. */
    private static int shownSeconds(Locator left) {
        String[] parts = left.locator("span").last().textContent().split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    @Test
    void aWrongPasswordIsToldOnThePage() {
        Window window = BROWSER.open();
        window.page().locator("#login").fill(ana.person().login());
        window.page().locator("#password").fill("wrong");
        window.byTestId("login-submit").click();
        assertThat(window.byTestId("login-error")).isVisible();
        assertThat(window.page().url()).contains("login");
        window.forgiveRefusals();
    }

    @Test
    void loggingOutLeadsToTheLoginAndBackDoesNotShowTheInbox() {
        Window window = BROWSER.open(ana.person());
        window.forgiveRefusals();
        window.forgiveOffline();
        window.page().route("**/api/logout", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        logOut(window);
        window.tells("The server is busy");
        window.page().unrouteAll();
        // Who could not log out is still here, and hears it when the login ends.
        bandeja.rows()
                .change(
                        "UPDATE access_token SET revoked_at = NOW(3) WHERE agent_id = (SELECT id FROM agent WHERE login = ?)"
                                + " AND kind = 'SESSION'",
                        ana.person().login());
        Window.pressAnyway(window.byTestId("filter-unread"));
        window.byTestId("again-password").fill(ana.person().password());
        window.page().keyboard().press("Enter");
        assertThat(window.byTestId("login-again")).hasCount(0);
        logOut(window);
        window.page().waitForURL("**/login.xhtml**");
        window.page().goBack();
        assertThat(window.page().locator("#login")).isVisible();
    }

    private static void logOut(Window window) {
        window.byTestId("person-menu").click();
        window.byTestId("logout").click();
    }

    @Test
    void whoComesStraightToAConversationFindsTheListBehindItAndANoteLeavesTheQuote() {
        Customer customer = Customer.unknown("Straight " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "to the point");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        Window window = BROWSER.open(ana.person(), "/inbox.xhtml#/c/" + id);
        Page page = window.page();
        assertThat(window.messages()).hasCount(1);
        assertThat(window.row(customer)).isVisible();
        window.messages().first().hover();
        window.messages().first().getByTestId("quote-answer").click();
        assertThat(window.byTestId("composer-quote")).isVisible();
        window.byTestId("note-mode").first().click();
        assertThat(window.byTestId("composer-quote")).isHidden();
        page.keyboard().press("Escape");
        assertThat(window.byTestId("composer-quote")).isVisible();
        page.keyboard().press("Escape");
        assertThat(window.byTestId("composer-quote")).isHidden();
        page.keyboard().press("Escape");
        assertThat(window.row(customer)).isFocused();
        page.keyboard().press("Escape");
        page.waitForURL("**/inbox.xhtml#/");
        assertThat(window.row(customer)).isVisible();
    }

    @Test
    void onAPhoneOneLogsInOpensTakesAnswersAndGoesBack() {
        Customer customer = Customer.unknown("Phone " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "from the bus");
        ana.awaitConversation(customer);
        Window phone = BROWSER.open(390, 844, true);
        phone.logIn(ana.person());
        phone.row(customer).tap();
        assertThat(phone.byTestId("conversation-head")).containsText(customer.name());
        phone.byTestId("composer-notice").getByTestId("action-claim").tap();
        phone.byTestId("composer").fill("to the bus");
        phone.byTestId("send").tap();
        assertThat(phone.messages().last()).hasAttribute("data-status", "DELIVERED");
        phone.assertFits();
        openDetails(phone);
        phone.page().goBack();
        assertThat(phone.byTestId("details")).isHidden();
        assertThat(phone.messages().last()).isVisible();
        openDetails(phone);
        phone.byTestId("details").locator(".head-back").tap();
        assertThat(phone.messages().last()).isVisible();
        phone.byTestId("back").tap();
        assertThat(phone.row(customer)).isVisible();
        assertThat(simulator.receivedTexts(customer)).containsExactly("to the bus");
    }

    private static void openDetails(Window phone) {
        phone.page().locator(".sheet-toggle").tap();
        phone.byTestId("action-sheet").getByText("Details").tap();
        assertThat(phone.byTestId("details")).isVisible();
    }
}
