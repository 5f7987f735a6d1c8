package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import jakarta.json.Json;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator sees what needs somebody, live, and sees to it. */
@OnSharedInstallation
class OverviewStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    /** The tests count what is parked, and look at pages without a bar. */
    @BeforeEach
    @AfterEach
    void nothingHasToBeSeenTo() {
        bandeja.rows().awaitProcessed();
        bandeja.rows().forgetParked();
        bandeja.rows().seeToNotices();
    }

    @Test
    void whatIsParkedAppearsByItselfIsReadAsTextAndDiscardedWithAReason() {
        Window window = BROWSER.open(administrator.person(), "/console/start.xhtml");
        Locator parked = window.byTestId("agenda").locator("[data-matter=PARKED_DELIVERIES]");
        assertThat(parked).hasCount(0);
        bandeja.webhook()
                .deliver("<script>document.title = 'hurt'</script> \u202e no JSON")
                .require(200);
        assertThat(parked).isVisible();
        assertThat(parked).hasAttribute("data-count", "1");
        parked.getByText("See to it").click();
        window.byTestId("deliveries").locator("a.strong").click();
        assertThat(window.byTestId("delivery-state")).hasText("Parked");
        window.byTestId("look").click();
        assertThat(window.byTestId("raw")).containsText("<script>document.title = 'hurt'</script>");
        assertThat(window.page().title()).doesNotContain("hurt");
        shot(window, "delivery-1280");
        window.byTestId("discard").click();
        window.byTestId("discard-why").fill("no");
        window.byTestId("discard-now").click();
        assertThat(window.page().locator(".ui-growl")).containsText("Say why");
        window.byTestId("discard-why").fill("Somebody tried the door");
        window.byTestId("discard-now").click();
        assertThat(window.byTestId("delivery-state")).hasText("Discarded");
        assertThat(window.page().locator("[id='facts']")).containsText("Somebody tried the door");
        window.byTestId("nav-deliveries").click();
        window.byTestId("tab-discarded").click();
        assertThat(window.byTestId("deliveries")).containsText("Somebody tried the door");
        assertThat(window.byTestId("deliveries")).containsText(administrator.name());
    }

    @Test
    void severalAreChosenAndReplayedAtOnce() {
        IntStream.range(0, 3)
                .forEach(i -> bandeja.webhook().deliver("no JSON " + i).require(200));
        bandeja.rows().awaitProcessed();
        Window window = BROWSER.open(administrator.person(), "/console/deliveries.xhtml");
        window.byTestId("replay-chosen").click();
        assertThat(window.page().locator(".ui-growl")).containsText("Choose some first");
        window.byTestId("choose").nth(0).check();
        window.byTestId("choose").nth(1).check();
        window.byTestId("replay-chosen").click();
        assertThat(window.page().locator(".ui-growl")).containsText("To be processed again: 2");
        bandeja.rows().awaitProcessed();
        window.page().reload();
        window.byTestId("choose").nth(0).check();
        window.byTestId("discard-chosen").click();
        window.byTestId("discard-why").fill("Tried twice");
        window.byTestId("discard-now").click();
        assertThat(window.page().locator(".ui-growl")).containsText("Discarded: 1");
    }

    @Test
    void whatHasNoRouteIsMovedByHandOrItsNumberGetsOne() {
        String number = "88" + System.nanoTime();
        List<Customer> customers = IntStream.range(0, 4)
                .mapToObj(i -> Customer.unknown("Lost " + i))
                .toList();
        Window window = BROWSER.open(administrator.person());
        window.forgiveRefusals();
        customers.forEach(customer -> bandeja.webhook().writes(customer, number, "where am I?"));
        assertThat(window.byTestId("rail-no-route")).isVisible();
        window.byTestId("rail-no-route").click();
        customers.forEach(customer -> assertThat(window.row(customer)).isVisible());
        window.row(customers.get(0)).focus();
        window.page().keyboard().press("x");
        choice(window, customers.get(1)).check();
        assertThat(window.page().locator(".chosen-count")).hasText("2 chosen");
        shot(window, "no-route-1280");
        AtomicInteger refused = new AtomicInteger();
        window.page().route("**/api/conversations/*/move", call -> {
            if (refused.getAndIncrement() < 5) {
                call.fulfill(new Route.FulfillOptions()
                        .setStatus(429)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\": 429, \"retryAfter\": 1}"));
            } else {
                call.resume();
            }
        });
        window.page().keyboard().press("m");
        window.byTestId("picker-search").fill(company.departmentName());
        assertThat(window.byTestId("picker").getByText(company.departmentName()))
                .isVisible();
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator(".chosen-count")).hasText("0 of 2 done");
        assertThat(window.byTestId("undo-toast")).containsText("2 conversations moved");
        assertThat(refused.get())
                .as("both went on after the server had said how long to wait")
                .isEqualTo(7);
        assertThat(moved(customers.get(0)) && moved(customers.get(1))).isTrue();
        assertThat(moved(customers.get(2))).isFalse();
        window.row(customers.get(2)).click();
        assertThat(window.byTestId("route-path")).containsText("No route");
        window.byTestId("composer-route").click();
        Locator route = window.byTestId("number-route");
        assertThat(route).isFocused();
        assertThat(window.page().locator("[data-wanted=true]")).hasCount(1);
        assertThat(window.byTestId("number-waiting")).containsText("2");
        shot(window, "number-wanted-1280");
        route.selectOption("department:" + company.department());
        window.byTestId("save-number").click();
        assertThat(window.page().locator("[id=marks]")).not().containsText("no route");
        Eventually.holds(
                "what waited is routed",
                () -> administrator
                        .find(customers.get(3), "scope=all&department=" + company.department())
                        .isPresent());
        window.page()
                .navigate(
                        bandeja.demo().app() + "/inbox.xhtml#/c/" + administrator.awaitConversation(customers.get(3)));
        assertThat(window.byTestId("history").locator("li").first())
                .hasText(Pattern.compile("Routed to .*it had waited without a route.*", Pattern.DOTALL));
        shot(window, "history-1280");
    }

    @Test
    void theGuideLeadsToTheStepThatIsMissingAndGoesWhenItIsDone() {
        new SecondAccount(bandeja).entered();
        Window window = BROWSER.open(1280, 800, false);
        bandeja.rows().change("UPDATE whatsapp_account SET listed_at = NULL, version = version + 1");
        // Else the server asks WhatsApp by itself, and the step is done before anybody goes there.
        bandeja.rows().whileLocked("SELECT id FROM whatsapp_account WHERE id > ?", 0, () -> {
            window.logIn(administrator.person(), "/console/start.xhtml");
            assertThat(window.byTestId("step-CHECK")).hasAttribute("data-state", "NEXT");
            assertThat(window.byTestId("step-MESSAGE")).hasAttribute("data-state", "DONE");
            shot(window, "guide-1280");
            window.byTestId("guide").locator("summary").click();
            window.byTestId("look-again").click();
            // What is drawn anew takes a click on the old with it.
            window.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
            assertThat(window.byTestId("step-CHECK")).isHidden();
            window.byTestId("guide").locator("summary").click();
            window.byTestId("step-CHECK").getByText("Go").click();
            window.byTestId("accounts").getByText("Sucursal sur").click();
            assertThat(window.byTestId("check-account")).isVisible();
        });
        window.byTestId("check-account").click();
        assertThat(window.byTestId("findings")).isVisible();
        window.byTestId("nav-start").click();
        assertThat(window.byTestId("agenda")).isVisible();
        assertThat(window.page().locator("[data-testid=step-CHECK][data-state=NEXT]"))
                .hasCount(0);
    }

    @Test
    void theCompanysHelpIsInEverybodysMenu() {
        String before = administrator.get("/api/company").require(200).body();
        try {
            Window window = BROWSER.open(administrator.person(), "/console/settings.xhtml", "en-US");
            window.byTestId("support-text").fill("Ask <b>Marta</b>, from 8 to 5");
            window.page().locator("[id='settings:email']").fill("help at home");
            window.byTestId("save-company").click();
            window.tells("not an e-mail address");
            window.page().locator("[id='settings:email']").fill("help@example.com");
            window.page().locator("[id='settings:phone']").fill("+57 (601) 555-0100");
            window.byTestId("save-company").click();
            window.tells("Saved");
            Window agent = BROWSER.open(390, 844, false, "en-US");
            agent.logIn(bandeja.agents().get(0).person());
            agent.byTestId("person-menu").click();
            agent.byTestId("menu-help").click();
            agent.onDeskAndPhone(() -> {
                assertThat(agent.byTestId("help")).containsText("Who helps you");
                assertThat(agent.byTestId("help")).containsText("Ask <b>Marta</b>, from 8 to 5");
                assertThat(agent.byTestId("help").locator("a[href^=mailto]"))
                        .hasAttribute("href", "mailto:help@example.com");
                assertThat(agent.byTestId("help").locator("a[href^=mailto]")).isInViewport();
                assertThat(agent.byTestId("support-phone")).hasAttribute("href", "tel:+576015550100");
                assertThat(agent.byTestId("support-phone")).hasText("+57 (601) 555-0100");
            });
            shot(agent, "help-1280");
        } finally {
            company.call(
                            "PUT",
                            "/api/company",
                            Json.createReader(new java.io.StringReader(before)).readObject())
                    .require(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, es-ES", "390, 844, en-US"})
    void itIsReadableAndFits(int width, int height, String locale) {
        bandeja.webhook().deliver("no JSON at all").require(200);
        String number = "88" + System.nanoTime();
        Customer customer = Customer.unknown("Without a way " + width);
        bandeja.webhook().writes(customer, number, "hello?");
        bandeja.rows().awaitProcessed();
        Window window = BROWSER.open(width, height, width < 720, locale);
        window.logInQuietly(administrator.person());
        String name = width + "-" + locale.substring(0, 2);
        for (String page : List.of("start", "deliveries", "failed", "settings")) {
            window.page().navigate(bandeja.demo().app() + "/console/" + page + ".xhtml");
            assertThat(window.page().locator("h1")).isVisible();
            window.assertFits();
            shot(window, page + "-" + name);
        }
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml?route=none");
        assertThat(window.row(customer)).isVisible();
        choice(window, customer).check();
        shot(window, "no-route-" + name);
        Accessibility.assertNothingSerious(window.page());
        window.row(customer).click();
        assertThat(window.byTestId("composer-route")).isVisible();
        shot(window, "no-route-open-" + name);
        if (!Pictures.wanted()) {
            return;
        }
        window.page()
                .emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        window.page().navigate(bandeja.demo().app() + "/console/start.xhtml");
        assertThat(window.byTestId("agenda")).isVisible();
        shot(window, "start-dark-" + name);
    }

    private static Locator choice(Window window, Customer customer) {
        return window.page()
                .locator(".row-place", new Page.LocatorOptions().setHasText(customer.name()))
                .getByTestId("row-choice");
    }

    private boolean moved(Customer customer) {
        return administrator
                .find(customer, "scope=all&department=" + company.department())
                .isPresent();
    }

    private static void shot(Window window, String name) {
        Pictures.keepWhole(window.page(), "console/" + name);
    }
}
