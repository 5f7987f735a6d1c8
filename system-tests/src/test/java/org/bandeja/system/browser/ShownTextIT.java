package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.HardTexts;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Text of customers is text: shown as it was written, and nothing in it runs. */
@OnSharedInstallation
class ShownTextIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);

    @Test
    void markupInTextAndNameIsShownAndDoesNotRun() {
        Customer customer = Customer.unknown("<img src=x onerror=\"document.title='ran'\"> " + System.nanoTime());
        Window window = show(customer, HardTexts.MARKUP);
        assertThat(text(window)).hasText(HardTexts.MARKUP);
        assertThat(window.byTestId("conversation-head")).containsText("<img src=x");
        assertThat(window.page().title()).isNotEqualTo("ran");
        assertThat(window.byTestId("thread").locator("img, script, b")).hasCount(0);
    }

    @Test
    void rightToLeftTextStaysInItsBubble() {
        Customer customer = Customer.unknown("\u202Eeman " + System.nanoTime());
        Window window = show(customer, HardTexts.RIGHT_TO_LEFT);
        assertThat(text(window).textContent()).isEqualTo(HardTexts.RIGHT_TO_LEFT);
        String direction =
                (String) text(window).evaluate("words => getComputedStyle(words.closest('[dir]')).direction");
        assertThat(direction).isEqualTo("rtl");
    }

    @Test
    void aTextOfSixtyFiveThousandCharactersIsFoldedAndShownInFullOnDemand() {
        Customer customer = Customer.unknown("Long " + System.nanoTime());
        Window window = show(customer, HardTexts.LONGEST);
        assertThat(text(window)).containsText(HardTexts.LONGEST.substring(0, 200));
        text(window).locator("button").click();
        assertThat(text(window)).hasText(HardTexts.LONGEST);
        assertThat(text(window).textContent()).isEqualTo(HardTexts.LONGEST);
    }

    @Test
    void anAddressIsALinkThatTellsTheOtherSideNothingAndOnlyHttpIsOne() {
        Customer customer = Customer.unknown("Links " + System.nanoTime());
        Window window = show(customer, "see https://example.org/a?b=1&c=2. javascript:alert(1) data:text/html,x");
        Locator links = text(window).locator("a");
        assertThat(links).hasCount(1);
        assertThat(links).hasAttribute("href", "https://example.org/a?b=1&c=2");
        assertThat(links.getAttribute("rel")).contains("noopener").contains("noreferrer");
    }

    private Window show(Customer customer, String text) {
        bandeja.webhook().writes(customer, bandeja.number(), text);
        String id = ana.awaitConversation(customer);
        Window window = BROWSER.open(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages()).hasCount(1);
        return window;
    }

    private static Locator text(Window window) {
        return window.byTestId("message-text").first();
    }
}
