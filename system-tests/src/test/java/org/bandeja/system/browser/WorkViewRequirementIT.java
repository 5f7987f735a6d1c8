package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Office;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R08 to R15: what one sees, and what flags and badges say. */
@InAnOffice.Department("Posventa")
class WorkViewRequirementIT extends InAnOffice {
    @ParameterizedTest
    @EnumSource(Width.class)
    void theInboxIconShowsTheSharedMessages(Width width) {
        Customer customer = Office.customer();
        office.writes(customer, "Se me rompió la cafetera");
        Window anas = BROWSER.open(width, office.ana().person(), "/contacts.xhtml");
        Locator icon = anas.page().locator("inbox-rail a[href='/inbox.xhtml']");
        assertThat(icon).hasAttribute("title", "Bandeja de entrada");
        icon.click();
        anas.lists(customer, true);
        assertThat(anas.page().locator("inbox-rail a[aria-current=page]")).hasAttribute("title", "Bandeja de entrada");
        anas.picture("R08");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theWorkViewIsWhatWaitsAndWhatIsMine(Width width) {
        Customer waits = Office.customer();
        Customer mine = Office.customer();
        Customer others = Office.customer();
        Customer completed = Office.customer();
        office.completed(office.ana(), completed, "Ya funciona, gracias");
        office.taken(office.luis(), others, "Falta una pieza");
        office.taken(office.ana(), mine, "Hace un ruido raro");
        office.writes(waits, "No enciende");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.lists(waits, true);
        anas.lists(mine, true);
        anas.lists(others, false);
        anas.lists(completed, false);
        assertThat(anas.byTestId("status-open")).hasAttribute("aria-pressed", "true");
        assertThat(anas.page().locator("[data-testid=conversation-row][data-flag=OTHER]"))
                .hasCount(0);
        anas.picture("R09");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void theThreeDotsShowWhatOthersWorkOn(Width width) {
        Customer others = Office.customer();
        office.taken(office.luis(), others, "¿Cuánto tarda la reparación?");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.lists(others, false);
        anas.turnOthers();
        anas.lists(others, true);
        assertThat(anas.row(others).getByTestId("flag"))
                .containsText(office.luis().name());
        anas.picture("R10");
        anas.turnOthers();
        anas.lists(others, false);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void aFilterChangesFromOpenToCompleted(Width width) {
        Customer open = Office.customer();
        Customer completed = Office.customer();
        office.writes(open, "¿Tienen repuestos?");
        office.completed(office.luis(), completed, "Quedó como nueva");
        Window anas = BROWSER.open(width, office.ana().person());
        assertThat(anas.byTestId("status-open")).hasText("Abiertas");
        anas.lists(open, true);
        anas.lists(completed, false);
        anas.byTestId("status-completed").click();
        assertThat(anas.byTestId("status-completed")).hasText("Completadas");
        anas.lists(completed, true);
        anas.lists(open, false);
        anas.picture("R11");
        anas.byTestId("status-open").click();
        anas.lists(open, true);
        anas.lists(completed, false);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void aBlueBadgeTellsOfNewActivityThatNobodyHas(Width width) {
        Newcomer paula = office.company().hire("AGENT", "Paula Rincón");
        Customer customer = Office.customer();
        Window paulas = BROWSER.open(width, paula.person());
        Locator blue = paulas.byTestId("badge-unassigned");
        assertThat(blue).isHidden();
        String conversation = office.writes(customer, "¿Está lista mi bicicleta?");
        assertThat(blue).hasAttribute("data-count", "1");
        assertThat(blue).isVisible();
        assertThat(blue).hasAttribute("title", "1 conversación sin asignar con actividad nueva");
        assertThat(Hue.ofGround(blue)).isEqualTo(Hue.BLUE);
        Locator inRow = paulas.row(customer).getByTestId("row-badge");
        assertThat(inRow).hasAttribute("data-kind", "unassigned");
        assertThat(Hue.ofGround(inRow)).isEqualTo(Hue.BLUE);
        assertThat(paulas.byTestId("badge-mine")).isHidden();
        paulas.picture("R12");
        office.claimed(office.luis(), conversation);
        assertThat(blue).isHidden();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void aGreenFlagTellsThatItIsMine(Width width) {
        Customer customer = Office.customer();
        office.writes(customer, "Me llegó otro color");
        Window anas = BROWSER.open(width, office.ana().person());
        assertThat(anas.row(customer)).hasAttribute("data-flag", "NONE");
        anas.openConversation(customer);
        anas.act("claim");
        anas.isHeld("MINE");
        assertThat(anas.byTestId("header-flag")).hasText("Mía");
        assertThat(Hue.ofInk(anas.byTestId("header-flag").locator(".flag"))).isEqualTo(Hue.GREEN);
        anas.toList();
        Locator flag = anas.row(customer).getByTestId("flag");
        assertThat(flag).hasAttribute("data-flag", "MINE");
        assertThat(Hue.ofInk(flag)).isEqualTo(Hue.GREEN);
        anas.picture("R13");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void aGreenBadgeTellsOfNewActivityOfMine(Width width) {
        Newcomer paula = office.company().hire("AGENT", "Paula Rincón");
        Customer customer = Office.customer();
        office.taken(paula, customer, "¿Ya salió mi pedido?");
        Window paulas = BROWSER.open(width, paula.person());
        Locator green = paulas.byTestId("badge-mine");
        paulas.openConversation(customer);
        assertThat(green).hasAttribute("data-count", "0");
        paulas.page().evaluate("() => void (location.hash = '#/')");
        assertThat(paulas.byTestId("status-open")).isVisible();
        assertThat(green).isHidden();
        office.writes(customer, "¿Hola?");
        assertThat(green).hasAttribute("data-count", "1");
        assertThat(green).isVisible();
        assertThat(green).hasAttribute("title", "1 conversación mía con actividad nueva");
        assertThat(Hue.ofGround(green)).isEqualTo(Hue.GREEN);
        Locator inRow = paulas.row(customer).getByTestId("row-badge");
        assertThat(inRow).hasAttribute("data-kind", "mine");
        assertThat(Hue.ofGround(inRow)).isEqualTo(Hue.GREEN);
        paulas.picture("R14");
        paulas.openConversation(customer);
        assertThat(paulas.messages().last()).containsText("¿Hola?");
        assertThat(green).hasAttribute("data-count", "0");
        paulas.toList();
        assertThat(green).isHidden();
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void aGreyFlagTellsWhoElseHasIt(Width width) {
        Customer customer = Office.customer();
        office.taken(office.luis(), customer, "Quiero devolverlo");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.turnOthers();
        Locator flag = anas.row(customer).getByTestId("flag");
        assertThat(flag).hasAttribute("data-flag", "OTHER");
        assertThat(flag).containsText(office.luis().name());
        assertThat(Hue.ofInk(flag)).isEqualTo(Hue.GREY);
        anas.picture("R15");
        anas.openConversation(customer);
        anas.isHeld("OTHER");
        assertThat(anas.byTestId("header-flag")).containsText(office.luis().name());
        assertThat(Hue.ofInk(anas.byTestId("header-flag").locator(".flag"))).isEqualTo(Hue.GREY);
    }
}
