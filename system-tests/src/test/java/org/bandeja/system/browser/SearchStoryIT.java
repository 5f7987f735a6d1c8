package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** Whether one stands in the field or not, with the mouse and with the thumb. */
    @ParameterizedTest
    @EnumSource(Width.class)
    void theWayToEmptyTheSearchIsInSightAsLongAsThereAreWords(Width width) {
        Customer customer = Customer.unknown("Emptied " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        ana.awaitConversation(customer);
        for (String path : List.of("/inbox.xhtml", "/contacts.xhtml")) {
            Window window = BROWSER.open(width, ana.person(), path);
            Locator search = window.page().locator(".search input");
            Locator clear = window.byTestId("search-clear");
            assertThat(clear).isHidden();
            search.fill("nobody is called like this");
            assertThat(window.page().locator(".list-end .empty-title")).isVisible();
            search.evaluate("field => field.blur()");
            assertThat(clear).isVisible();
            window.assertFits();
            clear.click();
            assertThat(search).hasValue("");
            assertThat(search).isFocused();
            assertThat(clear).isHidden();
            assertThat(window.page().locator(".list-end .empty-title")).hasCount(0);
            window.close();
        }
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

    /** In a department of its own: what others have left in theirs might fill the list. */
    @Test
    void filtersNarrowTheListAndAreTakenBack() {
        Company company = new Company(bandeja);
        Company.Newcomer agent = company.hire("AGENT");
        Customer mine = Customer.unknown("Carmen");
        Customer free = Customer.unknown("Felipe");
        String taken = company.conversation(mine);
        agent.post("/api/conversations/" + taken + "/claim").require(200);
        company.conversation(free);
        Customer sooner = wrote(company, "Closes sooner", Duration.ofMinutes(23 * 60 + 30));
        Customer later = wrote(company, "Closes later", Duration.ofHours(22));
        Customer closed = wrote(company, "Closed", Duration.ofHours(25));
        Window window = BROWSER.open(agent.person());
        assertThat(window.row(free)).isVisible();
        theFilterSaysWhoseItShows(window);
        window.filter("assignee").selectOption("me");
        assertThat(window.row(free)).hasCount(0);
        assertThat(window.row(mine)).isVisible();
        window.filter("assignee").selectOption("none");
        assertThat(window.row(mine)).hasCount(0);
        assertThat(window.row(free)).isVisible();
        window.filter("assignee").selectOption("");
        assertThat(window.row(mine)).isVisible();
        window.byTestId("filter-window").selectOption("closing");
        assertThat(window.row(free)).hasCount(0);
        Locator rows = window.byTestId("conversation-row");
        assertThat(rows).containsText(new String[] {sooner.name(), later.name()});
        assertThat(window.byTestId("sort")).hasValue("closing");
        Locator order = window.page().locator(".sign-choice:has([name=sort])");
        assertThat(order).not().hasClass(Pattern.compile("\\bon\\b"));
        bandeja.webhook().writes(sooner, company.number(), "still there?");
        assertThat(rows).containsText(new String[] {later.name()});
        window.byTestId("filter-window").selectOption("closed");
        assertThat(rows).containsText(new String[] {closed.name()});
        assertThat(window.row(closed).getByTestId("row-window")).isVisible();
        bandeja.webhook().writes(closed, company.number(), "here I am again");
        assertThat(rows).hasCount(0);
        window.byTestId("without-window").click();
        assertThat(window.row(free)).isVisible();
        window.byTestId("sort").selectOption("waiting");
        assertThat(order).hasClass(Pattern.compile("\\bon\\b"));
        window.byTestId("sort").selectOption("newest");
        whatComesAboveIsCounted(window, company);
    }

    /** Also as long as nobody is chosen. */
    private static void theFilterSaysWhoseItShows(Window window) {
        Locator shown = window.filter("assignee").locator("option:checked");
        assertThat(shown).hasText("Me or nobody");
        window.byTestId("search").fill("said by nobody");
        assertThat(shown).hasText("Anybody");
        window.byTestId("search").fill("");
        assertThat(shown).hasText("Me or nobody");
    }

    /** @return a customer who wrote to the department so long ago */
    private Customer wrote(Company company, String name, Duration ago) {
        Customer customer = Customer.unknown(name);
        bandeja.webhook()
                .writes(customer, company.number(), "hello", Instant.now().minus(ago));
        return customer;
    }

    /** Where the list is longer than the window is high. */
    private void whatComesAboveIsCounted(Window window, Company company) {
        for (int i = 1; i <= 8; i++) {
            wrote(company, "Earlier " + i, Duration.ofMinutes(i));
        }
        assertThat(window.byTestId("conversation-row")).hasCount(13);
        window.page().setViewportSize(1440, 500);
        window.page().evaluate("() => { document.querySelector('conversation-list').scrollTop = 300; }");
        Locator above = window.page().locator(".list-above");
        assertThat(above).isVisible();
        bandeja.webhook().writes(Customer.unknown("Above"), company.number(), "hello");
        assertThat(above).hasText(Pattern.compile("1 new conversation above$"));
        above.click();
        assertThat(above).isHidden();
    }
}
