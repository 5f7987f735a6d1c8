package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody looks for what was written, and narrows the list. */
@OnSharedInstallation
class SearchStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);

    @Test
    void whatWasWrittenIsFoundWhoeverHasItAndOpensAtItsMessage() {
        String word = "carambola" + System.nanoTime();
        Customer customer = Customer.unknown("Found " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "¿Tienen " + word + " <b>hoy</b>?");
        String id = ana.awaitConversation(customer);
        luis.act(id, "claim").require(200);
        for (int i = 0; i < 60; i++) {
            bandeja.webhook().writes(customer, bandeja.number(), "line " + i);
        }
        bandeja.rows().awaitProcessed();

        Window window = BROWSER.open(ana.person());
        assertThat(window.row(customer)).hasCount(0);
        window.byTestId("search").fill(word.toUpperCase(java.util.Locale.ROOT).replace("CARAMBOLA", "Carámbola"));
        assertThat(window.row(customer)).isVisible();
        Locator hit = window.row(customer).getByTestId("row-found");
        assertThat(hit).containsText(word + " <b>hoy</b>?");
        assertThat(hit.locator("mark")).hasText(word);
        window.row(customer).click();
        assertThat(window.messages().first()).containsText(word);
        assertThat(window.messages().first()).isInViewport();

        luis.act(id, "complete").require(200);
        window.byTestId("search").click();
        assertThat(window.row(customer)).hasCount(0);
        window.byTestId("search-elsewhere").click();
        assertThat(window.row(customer)).isVisible();
    }

    @Test
    void whatComesWhileSearchingIsFoundToo() {
        String word = "maracuya" + System.nanoTime();
        Window window = BROWSER.open(ana.person());
        window.byTestId("search").fill(word);
        assertThat(window.byTestId("search-elsewhere")).isVisible();
        Customer customer = Customer.unknown("Live " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "I want " + word);
        assertThat(window.row(customer)).isVisible();
        Customer other = Customer.unknown("Other " + System.nanoTime());
        bandeja.webhook().writes(other, bandeja.number(), "something else");
        ana.awaitConversation(other);
        window.byTestId("search").fill("");
        assertThat(window.row(other)).isVisible();
    }

    @Test
    void filtersNarrowTheListAndAreTakenBack() {
        Customer mine = Customer.unknown("Mine " + System.nanoTime());
        Customer free = Customer.unknown("Free " + System.nanoTime());
        bandeja.webhook().writes(mine, bandeja.number(), "hello");
        bandeja.webhook().writes(free, bandeja.number(), "hello");
        ana.act(ana.awaitConversation(mine), "claim").require(200);
        ana.awaitConversation(free);
        Window window = BROWSER.open(ana.person());
        assertThat(window.row(free)).isVisible();
        window.filter("assignee").selectOption("me");
        assertThat(window.row(free)).hasCount(0);
        assertThat(window.row(mine)).isVisible();
        window.filter("assignee").selectOption("none");
        assertThat(window.row(mine)).hasCount(0);
        assertThat(window.row(free)).isVisible();
        window.filter("assignee").selectOption("");
        assertThat(window.row(mine)).isVisible();
        window.byTestId("filter-closing").click();
        assertThat(window.row(free)).hasCount(0);
        window.byTestId("filter-closing").click();
        assertThat(window.row(free)).isVisible();
    }
}
