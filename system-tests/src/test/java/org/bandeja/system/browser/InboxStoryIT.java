package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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

/** Two agents side by side, and one of another department. */
@OnSharedInstallation
class InboxStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final AgentDoor outsider = bandeja.outsider();

    @BeforeEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void aCustomerWritesOneAgentTakesItAnswersCompletesAndReopensAndTheOtherSeesItAllLive() {
        Customer customer = Customer.unknown("Story " + System.nanoTime());
        Window anas = BROWSER.open(ana.person());
        Window luiss = BROWSER.open(luis.person());
        Window foreign = BROWSER.open(outsider.person());

        simulator.writes(customer, bandeja.number(), "is anybody there?");
        assertThat(anas.row(customer)).isVisible();
        assertThat(luiss.row(customer)).isVisible();
        assertThat(anas.row(customer)).containsText("is anybody there?");
        assertThat(luiss.row(customer).getByTestId("row-badge")).hasAttribute("data-kind", "unassigned");

        luiss.openConversation(customer);
        anas.openConversation(customer);
        assertThat(anas.messages()).hasCount(1);
        anas.action("claim").click();
        assertThat(anas.byTestId("header-flag")).hasAttribute("data-flag", "MINE");
        assertThat(luiss.byTestId("header-flag")).hasAttribute("data-flag", "OTHER");
        assertThat(luiss.byTestId("header-flag")).containsText(ana.name());
        assertThat(luiss.byTestId("composer")).hasCount(0);

        anas.write("good morning, yes");
        Locator answer = anas.messages().last();
        assertThat(answer).containsText("good morning, yes");
        assertThat(luiss.messages().last()).containsText("good morning, yes");
        Eventually.holds(
                "the customer has it", () -> simulator.receivedTexts(customer).contains("good morning, yes"));
        assertThat(answer).hasAttribute("data-status", "DELIVERED");
        simulator.opens(customer);
        assertThat(answer).hasAttribute("data-status", "READ");
        assertThat(luiss.messages().last()).hasAttribute("data-status", "READ");

        anas.action("complete").click();
        assertThat(anas.row(customer)).hasCount(0);
        anas.byTestId("status-completed").click();
        assertThat(anas.row(customer)).isVisible();
        anas.openConversation(customer);
        anas.action("reopen").click();
        assertThat(anas.byTestId("header-flag")).hasAttribute("data-flag", "NONE");
        anas.byTestId("status-open").click();
        assertThat(anas.row(customer)).isVisible();
        assertThat(luiss.row(customer)).isVisible();
        assertThat(simulator.receivedTexts(customer)).containsExactly("good morning, yes");

        assertThat(foreign.row(customer)).hasCount(0);
        foreign.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + ana.awaitConversation(customer));
        assertThat(foreign.byTestId("conversation-head")).not().containsText(customer.name());
        foreign.forgiveMissing();
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
    void theBadgeCountsWhatIsNew() {
        Window anas = BROWSER.open(ana.person());
        Customer customer = Customer.unknown("Badge " + System.nanoTime());
        simulator.writes(customer, bandeja.number(), "count me");
        assertThat(anas.row(customer)).isVisible();
        Eventually.holds(
                "the badge says what is counted",
                () -> String.valueOf(ana.me().getJsonObject("counters").getInt("unassigned"))
                        .equals(anas.byTestId("badge-unassigned").getAttribute("data-count")));
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
    void aWindowThatIsClosedForFreeTextSaysWhyAndOffersNoComposer() {
        Customer customer = Customer.unknown("Closed " + System.nanoTime());
        bandeja.webhook()
                .writes(
                        customer,
                        bandeja.number(),
                        "yesterday",
                        java.time.Instant.now().minus(java.time.Duration.ofHours(25)));
        ana.act(ana.awaitConversation(customer), "claim").require(200);
        Window anas = BROWSER.open(ana.person());
        String id = ana.awaitConversation(customer);
        anas.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(anas.byTestId("composer-notice")).hasAttribute("data-state", "closed");
        assertThat(anas.byTestId("composer")).hasCount(0);
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
        window.byTestId("person-menu").click();
        window.byTestId("logout").click();
        window.page().waitForURL("**/login.xhtml**");
        window.forgiveRefusals();
        window.page().goBack();
        assertThat(window.page().locator("#login")).isVisible();
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
        assertThat((Integer) phone.page().evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        phone.byTestId("back").tap();
        assertThat(phone.row(customer)).isVisible();
        assertThat(simulator.receivedTexts(customer)).containsExactly("to the bus");
    }
}
