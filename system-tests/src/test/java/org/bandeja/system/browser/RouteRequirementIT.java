package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Office;
import org.bandeja.system.client.SecondAccount;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R16 and R37 to R41: the way of a message, the phone, messages without a route, and who helps. */
@InAnOffice.Department("Compras")
class RouteRequirementIT extends InAnOffice {
    /** What has a button of its own, in the order of the buttons. */
    private static final List<String> BUTTONS =
            List.of("CLAIM", "ASSIGN", "TAKE_OVER", "TRANSFER", "RETURN", "MOVE", "COMPLETE", "REOPEN");

    @ParameterizedTest
    @EnumSource(Width.class)
    void theMiddleShowsTheWayThroughAttendantAndCallGroup(Width width) {
        String group = (width == Width.DESK ? "Mayoristas de " : "Minoristas de ") + office.department();
        String attendant = (width == Width.DESK ? "Recepción de " : "Centralita de ") + office.department();
        Attending line = office.line();
        Window anas = BROWSER.open(width, office.ana().person());
        line.talking(
                attendant,
                Attending.tree(
                                office.company().department(),
                                Attending.menu(
                                        "main",
                                        "¿Qué necesita?",
                                        Attending.option(
                                                "a",
                                                "Comprar al por mayor",
                                                "ROUTE",
                                                "group:" + office.company().group(group),
                                                "")))
                        .build());
        Customer customer = Office.customer();
        line.writes(customer, "hola");
        line.heard(customer, 1);
        line.touches(customer, "Comprar al por mayor");
        anas.turnOthers();
        anas.openConversation(customer);
        Locator way = anas.wayThatItTook();
        for (String step : List.of(office.number(), attendant, "Comprar al por mayor", group, office.department())) {
            assertThat(way).containsText(step);
        }
        anas.picture("R16");
        office.leadHere();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void everythingIsThereOnThePhoneToo(Width width) {
        Customer mine = Office.customer();
        Customer free = Office.customer();
        String taken = office.taken(office.marta(), mine, "Quiero comprar cien");
        String waits = office.writes(free, "Y yo doscientos");
        Window martas = BROWSER.open(width, office.marta().person());
        assertThat(martas.filter("assignee")).isVisible();
        for (String part : List.of(
                "status-open",
                "status-completed",
                "search",
                "filter-unread",
                "filter-window",
                "sort",
                "start-conversation",
                "more-menu",
                "mentions",
                "rail-contacts",
                "console",
                "person-menu")) {
            assertThat(martas.byTestId(part)).isVisible();
        }
        martas.openConversation(free);
        offers(martas, waits, "CLAIM", "ASSIGN", "MOVE", "COMPLETE");
        martas.toList();
        martas.openConversation(mine);
        offers(martas, taken, "TRANSFER", "RETURN", "MOVE", "COMPLETE");
        for (String part : List.of(
                "header-flag", "window-left", "composer", "composer-more", "template", "note-mode", "voice-record")) {
            assertThat(martas.byTestId(part)).isVisible();
        }
        martas.assertFits();
        assertThat(martas.way("complete")).isVisible();
        martas.picture("R37");
    }

    /** What the server allows, these among it. */
    private static void offers(Window window, String conversation, String... some) {
        Eventually.passes(() ->
                assertThat(window.offered()).isEqualTo(allowed(conversation)).contains(some));
    }

    private static List<String> allowed(String conversation) {
        List<String> actions = office.seen(office.marta(), conversation)
                .getJsonArray("actions")
                .getValuesAs(JsonString::getString);
        return BUTTONS.stream().filter(actions::contains).toList();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatHasNoRouteIsKeptAndAnIndicatorTellsOfIt(Width width) {
        Company closed = new Company(bandeja, "Sucursal cerrada");
        bandeja.rows()
                .change(
                        "UPDATE department SET archived = TRUE, version = version + 1 WHERE name = ?",
                        closed.departmentName());
        Customer unknown = Office.customer();
        Customer late = Office.customer();
        Window dianas = BROWSER.open(width, office.diana().person());
        Window anas = BROWSER.open(width, office.ana().person());
        bandeja.webhook().writes(unknown, "88" + System.nanoTime(), "¿A dónde llegó esto?");
        bandeja.webhook().writes(late, closed.number(), "¿Y esto?");
        Locator indicator = dianas.byTestId("rail-no-route");
        assertThat(indicator).isVisible();
        assertThat(indicator).hasAttribute("title", Pattern.compile("\\d+ conversaci(ón|ones) sin ruta"));
        assertThat(anas.byTestId("rail-no-route")).isHidden();
        indicator.click();
        dianas.lists(unknown, true);
        dianas.lists(late, true);
        dianas.picture("R38");
        dianas.openConversation(unknown);
        assertThat(dianas.messages().first()).containsText("¿A dónde llegó esto?");
        anas.lists(unknown, false);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theIndicatorLeadsToTheSettingsOfTheNumber(Width width) {
        String number = "88" + System.nanoTime();
        Customer customer = Office.customer();
        bandeja.webhook().writes(customer, number, "¿Hola?");
        Window dianas = withoutRoute(width, customer);
        dianas.openConversation(customer);
        dianas.byTestId("composer-route").click();
        Locator route = dianas.byTestId("number-route");
        assertThat(route).isFocused();
        assertThat(dianas.page().url())
                .contains("/console/number.xhtml?id=" + new SecondAccount(bandeja).numberId(number));
        assertThat(dianas.byTestId("number-waiting")).containsText("esperan aquí sin ruta: 1");
        for (String kind : List.of("Departamentos", "Agentes")) {
            assertThat(route.locator("optgroup[label='" + kind + "']")).hasCount(1);
        }
        dianas.assertFits();
        dianas.picture("R39");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whereTheNumberIsAssignedToAnEntityWhatWaitedGoesThere(Width width) {
        String number = "88" + System.nanoTime();
        Customer customer = Office.customer();
        bandeja.webhook().writes(customer, number, "¿Alguien me lee?");
        Window anas = BROWSER.open(width, office.ana().person());
        Window dianas = withoutRoute(width, customer);
        dianas.openConversation(customer);
        dianas.byTestId("composer-route").click();
        dianas.byTestId("number-route")
                .selectOption("department:" + office.company().department());
        dianas.byTestId("save-number").click();
        assertThat(dianas.page().locator(".ui-growl")).containsText("Guardado");
        assertThat(dianas.page().locator("[id=marks]")).not().containsText("sin ruta");
        assertThat(dianas.byTestId("number-waiting")).hasCount(0);
        dianas.picture("R40");
        anas.openConversation(customer);
        assertThat(anas.messages().first()).containsText("¿Alguien me lee?");
        anas.offersHere("claim", true);
    }

    /** An administrator who has followed the indicator. */
    private static Window withoutRoute(Width width, Customer customer) {
        bandeja.administrator().awaitConversation(customer);
        Window window = BROWSER.open(width, office.diana().person());
        window.byTestId("rail-no-route").click();
        window.lists(customer, true);
        return window;
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoHelpsIsWrittenToByMail(Width width) {
        String before = bandeja.administrator().get("/api/company").require(200).body();
        try {
            company("{\"name\": \"\", \"support\": {\"text\": \"Mesa de ayuda, de 8 a 18\","
                    + " \"email\": \"ayuda@example.com\", \"phone\": \"\", \"link\": \"\"}}");
            Window anas = BROWSER.open(width, office.ana().person());
            anas.byTestId("person-menu").click();
            anas.byTestId("menu-help").click();
            assertThat(anas.byTestId("help")).containsText("Mesa de ayuda, de 8 a 18");
            assertThat(anas.byTestId("help").getByText("ayuda@example.com")).isInViewport();
            assertThat(anas.byTestId("help").locator("a[href^=mailto]"))
                    .hasAttribute("href", "mailto:ayuda@example.com");
            anas.picture("R41");
        } finally {
            company(before);
        }
    }

    private static void company(String json) {
        office.company()
                .call(
                        "PUT",
                        "/api/company",
                        Json.createReader(new StringReader(json)).readObject())
                .require(200);
    }
}
