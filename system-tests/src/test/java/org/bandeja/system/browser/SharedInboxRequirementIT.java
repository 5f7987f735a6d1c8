package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Office;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R01 to R07: what a shared inbox is. */
@InAnOffice.Department("Reservas")
class SharedInboxRequirementIT extends InAnOffice {
    @ParameterizedTest
    @EnumSource(Width.class)
    void severalPeopleSeeAndAnswerTheMessagesOfOneNumber(Width width) {
        Customer customer = Office.customer();
        office.writes(customer, "Buenas tardes, ¿tienen mesa para hoy?");
        Window anas = BROWSER.open(width, office.ana().person());
        Window luiss = BROWSER.open(width, office.luis().person());
        anas.openConversation(customer);
        luiss.openConversation(customer);
        anas.act("claim");
        anas.write("Sí, ¿para cuántas personas?");
        assertThat(luiss.messages().last()).containsText("¿para cuántas personas?");
        anas.act("return");
        luiss.isHeld("NONE");
        luiss.act("claim");
        luiss.write("Le guardo una a las ocho.");
        assertThat(anas.messages().last()).containsText("Le guardo una a las ocho.");
        office.heard(customer, "Le guardo una a las ocho.");
        assertThat(bandeja.simulator().receivedTexts(customer))
                .containsExactly("Sí, ¿para cuántas personas?", "Le guardo una a las ocho.");
        luiss.picture("R01");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void messagesAreTransferredWithinTheDepartment(Width width) {
        Customer customer = Office.customer();
        String conversation = office.taken(office.ana(), customer, "¿Puedo cambiar la fecha?");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.lists(customer, false);
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        anas.act("transfer");
        assertThat(anas.option(office.luis().name())).isVisible();
        assertThat(anas.option(office.marta().name())).isVisible();
        assertThat(anas.options()).hasCount(2);
        anas.picture("R02");
        anas.option(office.luis().name()).click();
        assertThat(anas.byTestId("header-flag")).containsText(office.luis().name());
        assertThat(luiss.row(customer).getByTestId("flag")).hasAttribute("data-flag", "MINE");
        assertThat(office.seen(office.luis(), conversation)
                        .getJsonObject("department")
                        .getString("name"))
                .isEqualTo(office.department());
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatIsReturnedToTheSharedInboxIsHandledByOthers(Width width) {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "¿Hay estacionamiento?");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.lists(customer, false);
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        anas.act("return");
        anas.isHeld("NONE");
        luiss.openConversation(customer);
        luiss.act("claim");
        luiss.isHeld("MINE");
        assertThat(anas.byTestId("header-flag")).containsText(office.luis().name());
        luiss.write("Sí, en el sótano.");
        office.heard(customer, "Sí, en el sótano.");
        luiss.picture("R03");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void everybodyKeepsAListOfTheirOwnWork(Width width) {
        Customer first = Office.customer();
        Customer second = Office.customer();
        Customer free = Office.customer();
        office.taken(office.marta(), first, "¿Me confirma la hora?");
        office.taken(office.marta(), second, "Llegamos tarde");
        office.writes(free, "¿Abren los lunes?");
        Window martas = BROWSER.open(width, office.marta().person());
        martas.lists(free, true);
        martas.filter("assignee").selectOption("me");
        martas.lists(free, false);
        martas.lists(first, true);
        martas.lists(second, true);
        assertThat(martas.page().locator("[data-testid=conversation-row]:not([data-flag=MINE])"))
                .hasCount(0);
        martas.picture("R04");
        martas.openConversation(first);
        martas.act("complete");
        martas.toList();
        martas.lists(first, false);
        martas.lists(second, true);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void administratorsSeeAndHandleAllMessages(Width width) {
        Customer waits = Office.customer();
        Customer held = Office.customer();
        office.writes(waits, "¿Aceptan tarjeta?");
        office.taken(office.ana(), held, "Quiero hablar con quien manda");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(held);
        Window dianas = BROWSER.open(width, office.diana().person());
        dianas.lists(waits, true);
        dianas.turnOthers();
        dianas.openConversation(held);
        assertThat(dianas.byTestId("header-flag")).containsText(office.ana().name());
        dianas.act("takeover");
        dianas.isHeld("MINE");
        dianas.write("Soy la administradora, dígame.");
        assertThat(anas.messages().last()).containsText("Soy la administradora");
        anas.isHeld("OTHER");
        office.heard(held, "Soy la administradora, dígame.");
        dianas.picture("R05");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void everybodySeesWhatIsOpenAndWhatIsCompleted(Width width) {
        Customer open = Office.customer();
        Customer others = Office.customer();
        Customer completed = Office.customer();
        office.writes(open, "¿Tienen menú infantil?");
        office.taken(office.luis(), others, "¿Y terraza?");
        office.completed(office.luis(), completed, "Gracias por todo");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.turnOthers();
        anas.lists(open, true);
        anas.lists(others, true);
        anas.lists(completed, false);
        anas.byTestId("status-completed").click();
        anas.lists(completed, true);
        anas.lists(open, false);
        anas.picture("R06");
        anas.openConversation(completed);
        assertThat(anas.messages().first()).containsText("Gracias por todo");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void itIsThereInTheBrowserAndOnThePhone(Width width) {
        Customer customer = Office.customer();
        office.writes(customer, "¿Me leen también desde el celular?");
        Window anas = BROWSER.open(width).atLogin();
        anas.page().locator("#login").fill(office.ana().login());
        anas.page().locator("#password").fill(office.ana().person().password());
        anas.byTestId("login-submit").click();
        anas.lists(customer, true);
        anas.assertFits();
        anas.openConversation(customer);
        anas.act("claim");
        anas.write("Desde donde sea.");
        assertThat(anas.messages().last()).containsText("Desde donde sea.");
        anas.assertFits();
        anas.picture("R07");
        office.heard(customer, "Desde donde sea.");
    }
}
