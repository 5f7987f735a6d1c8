package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Office;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R27 to R31: templates. */
@InAnOffice.Department("Cobros")
class TemplateRequirementIT extends InAnOffice {
    private static final Map<String, String> VALUES =
            Map.of("header.1", "4711", "body.1", "Camila", "body.2", "lunes 3", "button.2", "4711");

    private static final String FILLED = "Hola Camila, tu pedido llega el lunes 3";

    @BeforeAll
    static void templatesAreRead() {
        String conversation = office.writes(Office.customer(), "¿Cuánto debo?");
        Eventually.holds("templates were read", () -> offered(conversation).size() > 0);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void onlyWhatWhatsAppHasApprovedIsOfferedAndSent(Width width) {
        Customer customer = Office.customer();
        Window anas = opened(width, customer);
        anas.byTestId("template").click();
        assertThat(template(anas, "invoice")).isVisible();
        for (String unusable : List.of("survey", "free_money", "welcome_back", "old_offer")) {
            assertThat(template(anas, unusable)).hasCount(0);
        }
        anas.byTestId("template-search").fill("hello_world");
        assertThat(anas.byTestId("template-option")).hasCount(1);
        anas.picture("R27");
        template(anas, "hello_world").click();
        anas.byTestId("template-send").click();
        assertThat(anas.messages().last()).containsText("Welcome and congratulations");
        office.heard(customer, "hello_world");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoWritesFirstForTheCompanyNeedsATemplate(Width width) {
        Customer customer = Office.customer();
        Window anas = BROWSER.open(width, office.ana().person());
        anas.byTestId("start-conversation").click();
        anas.byTestId("start-search").fill(customer.phone().orElseThrow());
        anas.byTestId("start-phone").click();
        assertThat(anas.byTestId("templates")).isVisible();
        assertThat(anas.byTestId("template-send")).isDisabled();
        anas.byTestId("template-search").fill("hello_world");
        assertThat(anas.byTestId("template-option")).hasCount(1);
        template(anas, "hello_world").click();
        anas.byTestId("template-send").click();
        assertThat(anas.messages().last()).containsText("Welcome and congratulations");
        assertThat(anas.byTestId("composer-notice")).hasAttribute("data-state", "silent");
        assertThat(anas.byTestId("composer-notice")).containsText("El cliente aún no ha respondido.");
        assertThat(anas.byTestId("composer")).hasCount(0);
        anas.picture("R28");
        office.heard(customer, "hello_world");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theTemplateIconShowsAllThatThereAre(Width width) {
        Customer customer = Office.customer();
        Window anas = opened(width, customer);
        Locator icon = anas.page().locator("message-composer").getByTestId("template");
        assertThat(icon).hasAttribute("aria-label", "Enviar una plantilla");
        icon.click();
        List<String> all = offered(anas.row(customer).getAttribute("data-conversation-id"));
        assertThat(all).hasSizeGreaterThan(5);
        assertThat(anas.byTestId("template-option")).hasCount(all.size());
        assertThat(anas.byTestId("template-option").locator(".template-name bdi"))
                .hasText(all.toArray(String[]::new));
        anas.picture("R29");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theVariablesOfATemplateAreFilledIn(Width width) {
        Window anas = opened(width, Office.customer());
        chooses(anas);
        Locator send = anas.byTestId("template-send");
        assertThat(send).isDisabled();
        assertThat(anas.byTestId("template-missing")).containsText("Falta:");
        assertThat(anas.byTestId("template-value-body.1")).not().hasValue("");
        anas.byTestId("template-value-body.1").fill("");
        VALUES.forEach((key, value) -> {
            assertThat(send).isDisabled();
            anas.byTestId("template-value-" + key).fill(value);
        });
        assertThat(anas.byTestId("template-preview")).containsText(FILLED);
        assertThat(send).isEnabled();
        anas.picture("R30");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatWasSentIsShownWithItsVariables(Width width) {
        Customer customer = Office.customer();
        Window anas = opened(width, customer);
        chooses(anas);
        VALUES.forEach((key, value) -> anas.byTestId("template-value-" + key).fill(value));
        anas.byTestId("template-send").click();
        assertThat(anas.byTestId("templates")).hasCount(0);
        assertThat(anas.messages().last()).containsText(FILLED);
        assertThat(anas.messages().last()).containsText("4711");
        assertThat(anas.messages().last()).hasAttribute("data-status", "DELIVERED");
        anas.picture("R31");
        office.heard(customer, "Camila");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.turnOthers();
        luiss.openConversation(customer);
        assertThat(luiss.messages().last()).containsText(FILLED);
    }

    /** Ana's, who may write freely and takes a template all the same. */
    private static Window opened(Width width, Customer customer) {
        office.claimed(office.ana(), office.wrote(customer, "¿Me recuerda cuánto debo?", Duration.ofMinutes(20)));
        Window window = BROWSER.open(width, office.ana().person());
        window.openConversation(customer);
        assertThat(window.byTestId("composer")).isVisible();
        return window;
    }

    private static void chooses(Window window) {
        window.byTestId("template").click();
        template(window, "order_update")
                .filter(new Locator.FilterOptions().setHasText("Hola"))
                .click();
    }

    private static Locator template(Window window, String name) {
        return window.byTestId("template-option").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The names of all that may be sent in a conversation, as they are listed: those in the language of the page first, which is Spanish. */
    private static List<String> offered(String conversation) {
        return office.ana().get("/api/templates?conversation=" + conversation).require(200).items().stream()
                .sorted(Comparator.comparing(
                        template -> !template.getString("language").startsWith("es")))
                .map(template -> template.getString("name"))
                .toList();
    }
}
