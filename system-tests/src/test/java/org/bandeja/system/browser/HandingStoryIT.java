package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A conversation goes through many hands, before the eyes of a colleague. */
@OnSharedInstallation
class HandingStoryIT {
    /** So soon a colleague sees what somebody did, one time in two at least: a busy machine is late now and then. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** So soon each time, however busy the machine is. */
    private static final Duration AT_MOST = Duration.ofSeconds(15);

    /** Keeps when the next press of a button begins. */
    private static final String AWAIT_PRESS = """
            () => {
                window.pressedAt = null;
                addEventListener('pointerdown', () => (window.pressedAt = Date.now()), { capture: true, once: true });
            }""";

    /** The calls with what somebody says. */
    private static final String WORDS = "**/api/conversations/*/messages";

    private static final String NOTES = "[data-testid=message][data-type=note]";
    private static final String ANSWERS = "[data-testid=message][data-direction=OUT]";
    private static final String HEAD = "[data-testid=conversation-head]";

    /** Keeps when the page shows one more of something than now, or nothing of it any more. */
    private static final String LOOK_OUT = """
            ({ selector, text, goes }) => {
                const shown = () => [...document.querySelectorAll(selector)]
                    .filter(one => one.getClientRects().length > 0 && one.textContent.includes(text)).length;
                const before = shown();
                const happened = () => goes ? shown() === 0 : shown() > before;
                if (happened()) throw new Error(`nothing to wait for: ${selector}`);
                window.happenedAt = new Promise((resolve, reject) => {
                    const never = setTimeout(() => reject(new Error(`never seen: ${selector} ${text}`)), 30000);
                    new MutationObserver((changes, observer) => {
                        if (!happened()) return;
                        clearTimeout(never);
                        observer.disconnect();
                        resolve(Date.now());
                    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
                });
            }""";

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor admin = bandeja.departmentAdmin();
    private final AgentDoor ana = bandeja.agents().get(1);
    private final AgentDoor luis = bandeja.agents().get(2);
    private final Map<String, Duration> waited = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({
        "1440, 900, es-ES, la asignó a, Usted deshizo la devolución a la bandeja",
        "390, 844, en-US, assigned it to, You undid the return to the inbox"
    })
    void aColleagueSeesEachActionWithinASecond(int width, int height, String locale, String assigned, String undone) {
        Customer customer = Customer.unknown("Handed " + System.nanoTime());
        String id = written(customer);
        String rehearsed = written(Customer.unknown("Rehearsed " + System.nanoTime()));
        Window chief = open(admin, width, height, locale, rehearsed);
        Window colleague = open(ana, width, height, locale, rehearsed);
        rehearse(rehearsed, chief, colleague);
        for (Window window : List.of(chief, colleague)) {
            window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
            assertThat(window.byTestId("conversation-head")).containsText(customer.name());
            assertThat(window.messages()).hasCount(1);
        }
        admin.act(rehearsed, "complete").require(200);

        seen("assign to me", colleague, colleague.way("claim"), chief, entries("CLAIMED"));
        assertThat(chief.byTestId("header-flag")).containsText(ana.name());
        seen("take over", chief, chief.way("takeover"), colleague, entries("TAKEN_OVER"));
        assertThat(chief.byTestId("header-flag")).hasAttribute("data-flag", "MINE");
        String answer = "we see to it " + System.nanoTime();
        chief.byTestId("composer").fill(answer);
        seen("reply", chief, chief.byTestId("send"), colleague, ANSWERS, answer);

        chief.way("transfer").click();
        seen("transfer", chief, chief.option(ana.name()), colleague, entries("TRANSFERRED"));
        assertThat(colleague.byTestId("header-flag")).hasAttribute("data-flag", "MINE");
        assertThat(chief.byTestId("undo-toast")).isVisible();
        colleague.byTestId("note-mode").click();
        colleague.byTestId("composer").fill("he is unhappy");
        seen("note", colleague, colleague.byTestId("send"), chief, NOTES, "he is unhappy");
        assertThat(chief.byTestId("undo-toast")).hasCount(0);

        seen("return", chief, chief.way("return"), colleague, entries("RETURNED"));
        seen("undo", chief, chief.byTestId("undo"), colleague, entries("UNDONE"));
        assertThat(line(chief, "UNDONE")).containsText(undone);
        assertThat(colleague.byTestId("header-flag")).hasAttribute("data-flag", "MINE");
        seen("complete", chief, chief.way("complete"), colleague, entries("COMPLETED"));
        assertThat(line(chief, "COMPLETED")).isVisible();
        seen("reopen", chief, chief.way("reopen"), colleague, entries("REOPENED"));

        assertThat(line(chief, "REOPENED")).isVisible();
        chief.way("assign").click();
        seen("assign to", chief, chief.option(luis.name()), colleague, entries("ASSIGNED"));
        assertThat(line(colleague, "ASSIGNED")).containsText(assigned);
        assertThat(colleague.byTestId("header-flag")).containsText(luis.name());

        chief.way("move").click();
        leavingTimeToUndo(chief, id);
        measure(
                "move",
                chief,
                chief.byTestId("picker-option").first(),
                colleague,
                Map.of("selector", HEAD, "text", "", "goes", true));
        seen("undo of the move", chief, chief.byTestId("undo"), colleague, HEAD);
        assertThat(chief.byTestId("conversation-head")).containsText(customer.name());
        // What comes back is told from its beginning.
        assertThat(line(colleague, "UNDONE")).hasCount(2);
        chief.assertFits();
        assertSoon(width + " px, " + locale);
    }

    private String written(Customer customer) {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        return ana.awaitConversation(customer);
    }

    /** What a server and a page do for the first time takes them several times as long: all of it is done once, before it is measured. */
    private void rehearse(String id, Window... watching) {
        ana.act(id, "claim").require(200);
        admin.act(id, "takeover").require(200);
        admin.reply(id, "a rehearsal").require(201);
        admin.transfer(id, ana).require(200);
        ana.note(id, "of which nobody knows").require(201);
        admin.act(id, "return").require(200);
        admin.act(id, "undo").require(200);
        admin.act(id, "complete").require(200);
        admin.act(id, "reopen").require(200);
        admin.assign(id, luis).require(200);
        for (Window window : watching) {
            assertThat(line(window, "ASSIGNED")).isVisible();
        }
    }

    private Window answering(String id) {
        ana.act(id, "claim").require(200);
        return open(ana, 1440, 900, "en-US", id);
    }

    /** @return the call with the first of the words, which does not come to the server by itself */
    private static Route completesWhileWordsAreHeld(Window window, String... words) {
        List<Route> held = new CopyOnWriteArrayList<>();
        window.page().route(WORDS, held::add);
        for (String said : words) {
            window.write(said);
        }
        window.action("complete").click();
        window.page().waitForCondition(() -> held.size() == 1);
        return held.get(0);
    }

    private static void goOn(Window window, Route held) {
        window.page().unroute(WORDS);
        held.resume();
    }

    /** The line is slow, or the file large: afterwards the server would refuse what was written before. */
    @Test
    void whatIsOnItsWayIsSentBeforeTheConversationIsGivenAway() {
        Customer customer = Customer.unknown("Hasty " + System.nanoTime());
        String id = written(customer);
        Window window = answering(id);
        Route first = completesWhileWordsAreHeld(window, "One moment", "It is ready");
        assertThat(window.action("complete")).hasAttribute("aria-disabled", "true");
        goOn(window, first);
        assertThat(window.byTestId("undo-toast")).containsText("Marked as completed");
        Eventually.passes(() -> org.assertj.core.api.Assertions.assertThat(
                        bandeja.simulator().receivedTexts(customer))
                .containsExactly("One moment", "It is ready"));
        org.assertj.core.api.Assertions.assertThat(ana.conversation(id).getString("status"))
                .isEqualTo("COMPLETED");
    }

    @Test
    void whoIsAnsweredMeanwhileReadsThatFirst() {
        Customer customer = Customer.unknown("Quick " + System.nanoTime());
        String id = written(customer);
        Window window = answering(id);
        Route first = completesWhileWordsAreHeld(window, "It is ready");
        window.tells("First what you wrote to " + customer.name() + " goes out.");
        bandeja.webhook().writes(customer, bandeja.number(), "Wait, not yet!");
        assertThat(window.messages().filter(new Locator.FilterOptions().setHasText("Wait, not yet!")))
                .isVisible();
        goOn(window, first);
        window.tells(customer.name() + " wrote while your message went out.");
        org.assertj.core.api.Assertions.assertThat(ana.conversation(id).getString("status"))
                .isEqualTo("OPEN");
    }

    @Test
    void whatIsRefusedKeepsTheConversationWithItsWriter() {
        Customer customer = Customer.unknown("Refused " + System.nanoTime());
        String id = written(customer);
        Window window = answering(id);
        window.forgiveRefusals();
        completesWhileWordsAreHeld(window, "Is anybody there?")
                .fulfill(new Route.FulfillOptions()
                        .setStatus(422)
                        .setContentType("application/problem+json")
                        .setBody("{\"rule\": \"TextTooLong\", \"detail\": \"Too long.\"}"));
        window.tells("was not sent. Look at it first, or try again to go on without it.");
        assertThat(window.messages().last()).hasAttribute("data-status", "REFUSED");
        assertThat(window.action("complete")).not().hasAttribute("aria-disabled", "true");
        org.assertj.core.api.Assertions.assertThat(ana.conversation(id).getString("status"))
                .isEqualTo("OPEN");
        // Who decides all the same is not held up again.
        window.action("complete").click();
        assertThat(window.byTestId("undo-toast")).containsText("Marked as completed");
    }

    @Test
    void thePickerIsForTheKeyboardToo() {
        Customer customer = Customer.unknown("Keys " + System.nanoTime());
        Window chief = open(admin, 1440, 900, "en-US", written(customer));
        // What stands above the thread is there by now.
        assertThat(chief.action("assign")).isVisible();
        assertThat(chief.byTestId("route-path").locator(".route-step").first()).isVisible();
        Locator thread = chief.page().locator("conversation-thread");
        double top = Window.boxOf(thread).y;
        bandeja.members().get(0).call("PUT", "/api/me/presence", AgentDoor.field("presence", "OFF"));
        try {
            chief.page().keyboard().press("a");
            assertThat(chief.byTestId("picker-option"))
                    .hasCount(bandeja.members().size());
            assertThat(chief.byTestId("picker-option").last()).containsText("Off");
        } finally {
            bandeja.members().get(0).call("PUT", "/api/me/presence", AgentDoor.field("presence", "AVAILABLE"));
        }
        BoundingBox dialog = Window.boxOf(chief.byTestId("picker"));
        chief.page().keyboard().type(ana.name().substring(0, 4).toLowerCase(java.util.Locale.ROOT));
        assertThat(chief.byTestId("picker-option")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(Window.boxOf(chief.byTestId("picker")))
                .as("it keeps still while one types")
                .usingRecursiveComparison()
                .isEqualTo(dialog);
        chief.page().keyboard().press("Enter");
        assertThat(chief.byTestId("header-flag")).containsText(ana.name());
        assertThat(chief.action("takeover")).isVisible();
        // What was told by the live line may still wait for its own answer, and no key does anything until then.
        assertThat(chief.action("takeover")).not().hasAttribute("aria-disabled", "true");
        org.assertj.core.api.Assertions.assertThat(Window.boxOf(thread).y)
                .as("other actions take no other room")
                .isEqualTo(top);
        chief.page().keyboard().press("t");
        assertThat(chief.byTestId("picker-option")).hasCount(bandeja.members().size() - 1);
        chief.page().keyboard().press("Escape");
        assertThat(chief.byTestId("picker")).hasCount(0);
        assertThat(chief.byTestId("header-flag")).containsText(ana.name());
    }

    @Test
    void aContactGetsItsNameInTheDetails() {
        Customer customer = Customer.unknown("Profile " + System.nanoTime());
        String id = written(customer);
        Window anas = open(ana, 1440, 900, "en-US", id);
        Window chief = open(admin, 1440, 900, "en-US", id);
        String name = "Acme " + System.nanoTime();
        anas.byTestId("contact-edit").click();
        anas.byTestId("contact-name").fill(name);
        anas.byTestId("contact-save").click();
        assertThat(anas.byTestId("conversation-head")).containsText(name);
        assertThat(chief.byTestId("conversation-head")).containsText(name);
        assertThat(chief.byTestId("details")).containsText(customer.name());
    }

    private static Window open(AgentDoor agent, int width, int height, String locale, String id) {
        Window window = BROWSER.open(width, height, width < 720, locale);
        window.logIn(agent.person());
        String app = window.page().url().replaceFirst("/inbox.*", "");
        window.page().navigate(app + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages().first()).isVisible();
        return window;
    }

    /** What is moved can be taken back for ten seconds; a busy machine may need longer to show that it is gone. */
    private void leavingTimeToUndo(Window window, String id) {
        window.page().route("**/api/conversations/" + id + "/move", route -> {
            APIResponse moved = route.fetch();
            bandeja.rows().leaveTimeToUndo(id);
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(moved)
                    .setBody(moved.text()
                            .replaceFirst(
                                    "\"until\":\\s*\"[^\"]+\"",
                                    "\"until\": \"" + Instant.now().plusSeconds(60) + "\"")));
        });
    }

    private static Locator line(Window window, String action) {
        return window.page().locator(entries(action));
    }

    private static String entries(String action) {
        return "[data-testid=timeline-entry][data-action=" + action + "]";
    }

    // --- the clock: from the moment that the button is pressed until the other page shows it; each page notes its own

    private void seen(String deed, Window actor, Locator button, Window other, String selector) {
        seen(deed, actor, button, other, selector, "");
    }

    private void seen(String deed, Window actor, Locator button, Window other, String selector, String text) {
        measure(deed, actor, button, other, Map.of("selector", selector, "text", text, "goes", false));
    }

    private void measure(String deed, Window actor, Locator button, Window other, Map<String, Object> change) {
        other.page().evaluate(LOOK_OUT, change);
        actor.page().evaluate(AWAIT_PRESS);
        button.click();
        waited.put(
                deed,
                Duration.ofMillis(moment(other, "() => window.happenedAt") - moment(actor, "() => window.pressedAt")));
    }

    private static long moment(Window window, String script) {
        return ((Number) window.page().evaluate(script)).longValue();
    }

    private void assertSoon(String where) {
        System.out.println("a colleague sees it, in ms, " + where + ": "
                + waited.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue().toMillis())
                        .collect(Collectors.joining(", ")));
        List<Duration> all = waited.values().stream().sorted().toList();
        org.assertj.core.api.Assertions.assertThat(all.get(all.size() / 2))
                .as("one of two, %s: %s", where, waited)
                .isLessThan(A_SECOND);
        org.assertj.core.api.Assertions.assertThat(all.get(all.size() - 1))
                .as("each, %s: %s", where, waited)
                .isLessThan(AT_MOST);
    }
}
