package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has eighty conversations open all day: keys, filters and "all" mean all of them, and nothing gets in the way. */
@OnSharedInstallation
class EightyConversationsStoryIT {
    private static final int MANY = 80;

    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final String mark = "Eighty" + System.nanoTime();

    /** The last one wrote last. In a row the time follows the name: no name is the beginning of another one with a digit of the time. */
    private List<Customer> customers(int count) {
        Instant now = Instant.now();
        List<Customer> customers = IntStream.range(0, count)
                .mapToObj(i -> Customer.unknown(mark + " %02d.".formatted(i)))
                .toList();
        for (Customer customer : customers) {
            Instant at = now.minusSeconds(count - customers.indexOf(customer));
            bandeja.webhook().writes(customer, company.number(), "hello", at);
        }
        customers.forEach(company.administrator()::awaitConversation);
        return customers;
    }

    @Test
    void allMeansAllAndWhoHasNothingInSightCanBeChosen() {
        List<Customer> customers = customers(MANY);
        Newcomer ana = company.hire("ADMIN", "Ana " + mark);
        Newcomer luis = company.hire("AGENT", "Luis " + mark);
        Newcomer stranger = new Company(bandeja).hire("AGENT", "Stranger " + mark);
        Window window = BROWSER.open(ana.person());
        Page page = window.page();
        assertThat(window.row(customers.get(MANY - 1))).isVisible();

        Locator people = window.filter("assignee").locator("option");
        assertThat(people.filter(new Locator.FilterOptions().setHasText(luis.name())))
                .hasCount(1);
        assertThat(people.filter(new Locator.FilterOptions().setHasText(stranger.name())))
                .hasCount(0);

        window.row(customers.get(MANY - 1)).focus();
        page.keyboard().press("x");
        assertThat(page.locator(".chosen-count")).hasText("1 chosen");
        window.byTestId("choose-all").click();
        assertThat(page.locator(".chosen-count")).hasText(MANY + " chosen");
        page.keyboard().press("Escape");
        window.row(customers.get(MANY - 1)).focus();
        page.keyboard().press("ControlOrMeta+a");
        assertThat(page.locator(".chosen-count")).hasText(MANY + " chosen");
    }

    @Test
    void whatOneAnswersIsTheRowWithTheFocusAndLettersCanBeTurnedOff() {
        List<Customer> customers = customers(2);
        Window window = BROWSER.open(company.hire("AGENT").person());
        Page page = window.page();
        Locator head = window.byTestId("conversation-head");
        window.openConversation(customers.get(0));
        window.act("claim");
        window.isHeld("MINE");
        // Who has taken it is led into the text, when the server's answer comes.
        assertThat(window.byTestId("composer")).isFocused();
        window.row(customers.get(1)).focus();
        page.keyboard().press("n");
        assertThat(head).containsText(customers.get(1).name());
        page.keyboard().type("for us");
        page.keyboard().press("Enter");
        assertThat(window.messages().last()).containsText("for us");
        assertThat(window.messages().last()).hasAttribute("data-type", "note");
        // Once the server has it, it is drawn anew.
        assertThat(window.messages().last()).not().hasAttribute("data-status", "WAITING");

        Locator stop = page.locator("conversation-thread .message-way[tabindex='0']");
        assertThat(stop).hasCount(1);
        stop.focus();
        page.keyboard().press("ArrowUp");
        assertThat(window.messages().first().locator(".message-way")).isFocused();
        assertThat(stop).hasCount(1);

        window.byTestId("person-menu").click();
        window.byTestId("menu-single-keys").click();
        window.row(customers.get(0)).focus();
        page.keyboard().press("?");
        page.keyboard().press("u");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(head).containsText(customers.get(0).name());
        assertThat(window.byTestId("keys")).hasCount(0);
        assertThat(page.locator("chosen-tools")).isHidden();
        window.byTestId("person-menu").click();
        assertThat(window.byTestId("menu-single-keys")).hasAttribute("aria-checked", "false");
        window.byTestId("menu-keys").click();
        assertThat(window.byTestId("keys-hint")).isVisible();
        assertThat(window.byTestId("keys")
                        .locator("kbd", new Locator.LocatorOptions().setHasText(Pattern.compile("^[a-z/?]$"))))
                .hasCount(0);
        page.keyboard().press("Escape");
        assertThat(window.byTestId("keys")).hasCount(0);
        window.byTestId("person-menu").click();
        window.byTestId("menu-single-keys").click();
        page.keyboard().press("?");
        assertThat(window.byTestId("keys")).isVisible();
        assertThat(window.byTestId("keys-hint")).hasCount(0);
    }

    @Test
    void whatGoesWrongIsToldBeforeTheDialogAndNothingMovesWithoutNetwork() {
        Customer customer = customers(1).get(0);
        company.call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", mark)
                                .add("colour", "TEAL")
                                .build())
                .require(201);
        Window window = BROWSER.open(company.hire("AGENT").person());
        Page page = window.page();
        window.openConversation(customer);
        window.forgiveAnswers(503);
        page.route("**/labels/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.keyboard().press("l");
        window.byTestId("label-search").fill(mark);
        assertThat(window.byTestId("label-option")).hasCount(1);
        page.keyboard().press("Enter");
        Locator told = page.locator("dialog .ui-growl-error");
        assertThat(told).isVisible();
        told.getByTestId("toast-close").click();
        assertThat(told).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(window.byTestId("label-picker")).hasCount(0);

        window.forgiveOffline();
        Object before = places(page);
        page.context().setOffline(true);
        assertThat(window.byTestId("offline-bar")).isVisible();
        assertThat(places(page)).isEqualTo(before);
        page.context().setOffline(false);
        assertThat(window.byTestId("offline-bar")).isHidden();
    }

    /** Not only in the inbox: whoever looks after contacts or sets something up is told that what he sees may be old. */
    @ParameterizedTest
    @CsvSource({
        "DESK, /contacts.xhtml",
        "PHONE, /contacts.xhtml",
        "DESK, /console/labels.xhtml",
        "PHONE, /console/labels.xhtml"
    })
    void contactsAndConsoleSayThatTheServerCannotBeReachedAsWell(Width width, String path) {
        Window window = BROWSER.open(width, bandeja.administrator().person(), path);
        window.forgiveOffline();
        window.page()
                .waitForFunction("async () => (await import(document.querySelector('link[href*=\"/store.js\"]').href))"
                        + ".store.connection === 'online'");
        window.page().context().setOffline(true);
        // The socket that is open outlives it here: a greeting that is still on its way would say that all is well.
        Eventually.passes(() -> {
            window.page().evaluate("() => dispatchEvent(new Event('offline'))");
            assertThat(window.byTestId("offline-bar"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(5_000));
        });
        assertThat(window.byTestId("offline-bar")).not().isEmpty();
        window.assertFits();
        Pictures.keep(window.page(), "offline-" + width + path.replaceAll("\\W+", "-"));
        window.page().context().setOffline(false);
        assertThat(window.byTestId("offline-bar")).isHidden();
    }

    private static Object places(Page page) {
        return page.evaluate("() => JSON.stringify(['.rail', '.list-pane', '.conversation-head', 'message-composer']"
                + ".map(part => document.querySelector(part)?.getBoundingClientRect()))");
    }

    @Test
    void whoComesBackToAConversationIsAtItsEnd() {
        List<Customer> customers = customers(2);
        String long15 = company.administrator().awaitConversation(customers.get(0));
        for (int i = 0; i < 15; i++) {
            bandeja.webhook().writes(customers.get(0), company.number(), "line " + i);
        }
        bandeja.rows().awaitProcessed();
        Newcomer luis = company.hire("AGENT");
        for (Customer customer : customers) {
            String id = company.administrator().awaitConversation(customer);
            luis.post("/api/conversations/" + id + "/claim").require(200);
        }
        int seq = luis.get("/api/conversations/" + long15).require(200).json().getInt("seq");
        luis.call(
                        "POST",
                        "/api/conversations/" + long15 + "/read",
                        Json.createObjectBuilder().add("upTo", seq).build())
                .require(204);
        Window window = BROWSER.open(luis.person());
        for (int turn = 0; turn < 3; turn++) {
            window.openConversation(customers.get(0));
            assertThat(window.messages()).hasCount(16);
            window.isHeld("MINE");
            window.page()
                    .waitForFunction(
                            "() => { const s = document.querySelector('.thread-scroller');"
                                    + " return s.scrollHeight > s.clientHeight && s.scrollHeight - s.scrollTop - s.clientHeight <= 1; }");
            assertThat(window.byTestId("new-below")).isHidden();
            window.openConversation(customers.get(1));
            assertThat(window.messages()).hasCount(1);
        }
    }

    @Test
    void screenReadersHearWhatIsSaidHereAndNothingOfWhatColleaguesHave() {
        List<Customer> customers = customers(2);
        Newcomer luis = company.hire("AGENT");
        String his = company.administrator().awaitConversation(customers.get(1));
        luis.post("/api/conversations/" + his + "/claim").require(200);
        Window window = BROWSER.open(company.hire("AGENT").person());
        window.openConversation(customers.get(0));
        window.isReady();
        bandeja.webhook().writes(customers.get(1), company.number(), "for Luis");
        bandeja.webhook().writes(customers.get(0), company.number(), "is it open today?");
        assertThat(window.page().locator("#announcer")).hasText(customers.get(0).name() + ": is it open today?");
    }
}
