package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Writing to customers when only templates may be sent, and first. */
@OnSharedInstallation
class TemplateStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);

    @Test
    void theWindowIsClosedAndATemplateReachesTheCustomer() {
        Customer customer = Customer.unknown("Closed " + System.nanoTime());
        bandeja.webhook()
                .writes(customer, bandeja.number(), "long ago", Instant.now().minus(Duration.ofHours(25)));
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        awaitTemplates();
        Window window = BROWSER.open(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        Locator notice = window.byTestId("composer-notice");
        assertThat(notice).hasAttribute("data-state", "closed");
        keep(window, "window-closed");
        notice.getByTestId("template").click();
        narrowsDown(window);
        window.byTestId("template-search").fill("pedido");
        // Other tests may have written some that have the word too.
        Locator orders =
                window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText("order_update"));
        assertThat(orders).hasCount(2);
        assertThat(window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText("hello_world")))
                .hasCount(0);
        Locator spanish = orders.filter(new Locator.FilterOptions().setHasText("Hola"));
        assertThat(spanish).containsText("Hola ⟦Gap 1⟧, tu pedido llega el ⟦Gap 2⟧");
        spanish.click();
        Locator send = window.byTestId("template-send");
        assertThat(send).isDisabled();
        assertThat(window.byTestId("template-missing")).not().isEmpty();
        assertThat(window.page().locator(".template-label bdi"))
                .hasText(new String[] {"Header: Gap 1", "Gap 1", "Gap 2", "End of the link of “Ver el pedido”"});
        assertThat(window.byTestId("template-preview").locator("mark"))
                .hasText(new String[] {"⟦Gap 1⟧", customer.name(), "⟦Gap 2⟧"});
        assertThat(window.byTestId("template-proposed")).isVisible();
        value(window, "header.1").fill("4711");
        assertThat(value(window, "body.1")).hasValue(customer.name());
        value(window, "body.1").fill("Ana <b>");
        assertThat(window.byTestId("template-proposed")).isHidden();
        value(window, "body.2").fill("el     lunes");
        value(window, "button.2").fill("4711");
        assertThat(send).isDisabled();
        keep(window, "template-picker");
        window.byTestId("templates-close").click();
        notice.getByTestId("template").click();
        window.byTestId("template-search").fill("pedido");
        spanish.click();
        assertThat(value(window, "body.1")).hasValue("Ana <b>");
        value(window, "body.2").fill("lunes 3");
        assertThat(window.byTestId("template-preview")).containsText("Hola Ana <b>, tu pedido llega el lunes 3");
        assertThat(send).isEnabled();
        keep(window, "template-complete");
        send.click();
        assertThat(window.byTestId("templates")).hasCount(0);
        assertThat(window.messages().last()).containsText("Hola Ana <b>, tu pedido llega el lunes 3");
        assertThat(window.messages().last()).containsText("Ver el pedido");
        Eventually.holds(
                "the customer has it",
                () -> bandeja.simulator().received(customer).toString().contains("lunes 3"));
        keep(window, "template-sent");
        window.page()
                .emulateMedia(new Page.EmulateMediaOptions()
                        .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        window.page().locator("body").click();
        window.page().keyboard().press("p");
        assertThat(window.byTestId("templates")).isVisible();
        window.byTestId("template-option")
                .filter(new Locator.FilterOptions().setHasText("new_arrivals"))
                .or(window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText("where_we_are")))
                .first()
                .click();
        keep(window, "template-dark");
        window.page().keyboard().press("Escape");
        assertThat(window.byTestId("templates")).hasCount(0);
    }

    /** By category and language, each and both; what is left out of both is offered again then. */
    private static void narrowsDown(Window window) {
        window.byTestId("template-category").selectOption("MARKETING");
        assertThat(option(window, "hello_world")).hasCount(0);
        assertThat(option(window, "summer_sale")).hasCount(1);
        assertThat(option(window, "how_it_works")).hasCount(1);
        window.byTestId("template-language").selectOption("es");
        assertThat(option(window, "how_it_works")).hasCount(0);
        assertThat(option(window, "summer_sale")).hasCount(1);
        keep(window, "template-narrowed");
        window.byTestId("template-category").selectOption("UTILITY");
        assertThat(option(window, "summer_sale")).hasCount(0);
        assertThat(option(window, "order_update")).hasCount(1);
        window.byTestId("template-category").selectOption("All categories");
        window.byTestId("template-language").selectOption("All languages");
        assertThat(option(window, "order_update")).hasCount(3);
    }

    private static Locator option(Window window, String name) {
        return window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText(name));
    }

    @Test
    void aConversationIsBegunWithANewNumberOnThePhone() {
        Customer customer = Customer.unknown("New");
        awaitTemplates();
        Window window = BROWSER.open(390, 844, true, "es-CO");
        window.logIn(ana.person());
        window.byTestId("start-conversation").click();
        keep(window, "start-phone");
        window.byTestId("start-search").fill("12345");
        window.byTestId("start-search").fill(customer.phone().orElseThrow());
        window.byTestId("start-phone").click();
        window.byTestId("template-option")
                .filter(new Locator.FilterOptions().setHasText("where_we_are"))
                .click();
        keep(window, "template-phone");
        value(window, "body.1").fill("martes");
        window.byTestId("template-place-latitude").fill("4.65, -74.05");
        window.byTestId("template-place-name").fill("Tienda del centro");
        assertThat(window.byTestId("template-send")).isEnabled();
        keep(window, "template-phone-complete");
        window.byTestId("template-send").click();
        assertThat(window.messages().last()).containsText("Te esperamos aquí el martes");
        assertThat(window.messages().last()).containsText("Tienda del centro");
        assertThat(window.byTestId("composer-notice")).hasAttribute("data-state", "silent");
        Eventually.holds(
                "the customer has it",
                () -> bandeja.simulator().received(customer).toString().contains("martes"));
        keep(window, "started-phone");
    }

    @Test
    void somebodyKnownIsFoundByNameAndTheColleagueSeesItLive() {
        Customer customer = Customer.unknown("Quimbaya " + System.nanoTime());
        Customer another = Customer.unknown("Calima " + System.nanoTime());
        for (Customer each : List.of(customer, another)) {
            ana.act(bandeja.taken(ana, each), "complete").require(200);
        }
        awaitTemplates();
        Window colleague = BROWSER.open(bandeja.agents().get(1).person());
        colleague.byTestId("more-menu").click();
        colleague.byTestId("menu-others").click();
        Window window = BROWSER.open(ana.person());
        beginWith(window, customer);
        assertThat(value(window, "body.1")).hasValue(customer.name());
        value(window, "body.2").fill("el lunes");
        window.byTestId("templates-close").click();
        beginWith(window, another);
        assertThat(value(window, "body.1")).hasValue(another.name());
        assertThat(value(window, "body.2")).isEmpty();
        window.byTestId("templates-close").click();
        beginWith(window, customer);
        assertThat(value(window, "body.2")).hasValue("el lunes");
        window.byTestId("template-search").fill("hello_world");
        assertThat(window.byTestId("template-option")).hasCount(1);
        window.page().keyboard().press("Enter");
        window.byTestId("template-send").click();
        assertThat(window.byTestId("conversation-head")).containsText(customer.name());
        assertThat(window.messages().last()).containsText("Welcome and congratulations");
        assertThat(colleague.row(customer)).isVisible();
    }

    /** As far as the values of a template. */
    private void beginWith(Window window, Customer customer) {
        window.page().keyboard().press("w");
        window.byTestId("start-search").fill(customer.name());
        assertThat(window.byTestId("start-contact")).hasCount(1);
        keep(window, "start-known");
        window.byTestId("start-contact").click();
        window.byTestId("template-search").fill("pedido");
        window.byTestId("template-option")
                .filter(new Locator.FilterOptions().setHasText("order_update"))
                .filter(new Locator.FilterOptions().setHasText("Hola"))
                .click();
    }

    @Test
    void aPictureIsBroughtForTheTopAndShownWithTheMessage() {
        Customer customer = Customer.unknown("Picture " + System.nanoTime());
        String id = bandeja.taken(ana, customer);
        awaitTemplates();
        Window window = BROWSER.open(ana.person());
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        assertThat(window.messages()).hasCount(1);
        window.byTestId("template").click();
        Locator sale = window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText("summer_sale"));
        assertThat(sale).containsText("Needs: Picture");
        sale.click();
        value(window, "body.1").fill("Ana");
        value(window, "body.2").fill("lunes");
        value(window, "button.0").fill("VERANO 30");
        assertThat(window.byTestId("template-send")).isDisabled();
        value(window, "button.0").fill("VERANO30");
        assertThat(window.byTestId("template-missing")).containsText("Picture");
        window.byTestId("template-file")
                .setInputFiles(new FilePayload(
                        "verano.png",
                        "image/png",
                        SampleFile.png("verano.png", 320, 180).bytes()));
        assertThat(window.byTestId("template-preview").locator("img")).isVisible();
        assertThat(window.byTestId("template-send")).isEnabled();
        keep(window, "template-picture");
        window.byTestId("template-send").click();
        assertThat(window.messages().last()).containsText("empieza la rebaja");
        assertThat(window.messages().last().locator("img")).isVisible();
        Eventually.holds(
                "the customer has it",
                () -> bandeja.simulator().received(customer).toString().contains("VERANO30"));
        keep(window, "template-picture-sent");
    }

    private static Locator value(Window window, String key) {
        return window.byTestId("template-value-" + key);
    }

    /** They are read in the background after the start. */
    private void awaitTemplates() {
        String number = bandeja.starter(ana);
        Eventually.holds(
                "templates were read",
                () -> !ana.get("/api/templates?number=" + number)
                        .require(200)
                        .items()
                        .isEmpty());
    }

    private static void keep(Window window, String name) {
        Pictures.keep(window.page(), name);
    }
}
