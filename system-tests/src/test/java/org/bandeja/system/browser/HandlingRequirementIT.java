package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.bandeja.system.client.Company.Newcomer;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Office;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requirements R17 to R26: who takes, gives, returns and completes. */
@InAnOffice.Department("Pedidos")
class HandlingRequirementIT extends InAnOffice {
    @ParameterizedTest
    @EnumSource(Width.class)
    void agentsAndAdministratorsAssignToThemselvesWhatNobodyHas(Width width) {
        Customer first = Office.customer();
        Customer second = Office.customer();
        office.writes(first, "Quiero hacer un pedido");
        office.writes(second, "Yo también");
        Window anas = BROWSER.open(width, office.ana().person());
        Window dianas = BROWSER.open(width, office.diana().person());
        dianas.openConversation(second);
        dianas.act("claim");
        dianas.isHeld("MINE");
        anas.openConversation(first);
        Locator take = anas.way("claim");
        assertThat(take).hasText("Asignarme");
        anas.picture("R17");
        take.click();
        anas.isHeld("MINE");
        anas.toList();
        anas.lists(second, false);
        anas.turnOthers();
        assertThat(anas.row(second).getByTestId("flag"))
                .containsText(office.diana().name());
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void onlyAdministratorsAssignToOthersWhatNobodyHas(Width width) {
        Customer customer = Office.customer();
        office.writes(customer, "¿Quién me atiende?");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        anas.offersHere("claim", true);
        anas.offersHere("assign", false);
        Window luiss = BROWSER.open(width, office.luis().person());
        Window martas = BROWSER.open(width, office.marta().person());
        martas.openConversation(customer);
        martas.act("assign");
        assertThat(martas.option(office.ana().name())).isVisible();
        martas.picture("R18");
        martas.option(office.luis().name()).click();
        assertThat(martas.byTestId("header-flag")).containsText(office.luis().name());
        assertThat(luiss.row(customer).getByTestId("flag")).hasAttribute("data-flag", "MINE");
        assertThat(anas.byTestId("header-flag")).containsText(office.luis().name());
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoCannotGoOnReturnsItToTheInbox(Width width) {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "Necesito cinco cajas");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.lists(customer, false);
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        Locator back = anas.way("return");
        assertThat(back).hasText("Devolver a la bandeja");
        back.click();
        assertThat(anas.byTestId("undo-toast")).containsText("Devuelta a la bandeja");
        anas.isHeld("NONE");
        anas.picture("R19");
        anas.offersHere("return", false);
        assertThat(luiss.row(customer)).hasAttribute("data-flag", "NONE");
        assertThat(luiss.row(customer).getByTestId("row-badge")).hasAttribute("data-kind", "unassigned");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoHasItTransfersItToSomebodyElse(Width width) {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "Es sobre una factura");
        Window luiss = BROWSER.open(width, office.luis().person());
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        anas.act("transfer", office.luis().name());
        assertThat(anas.byTestId("header-flag")).containsText(office.luis().name());
        assertThat(anas.page().locator("[data-testid=timeline-entry][data-action=TRANSFERRED]"))
                .containsText("Usted la transfirió a " + office.luis().name());
        anas.picture("R20");
        luiss.openConversation(customer);
        luiss.isHeld("MINE");
        assertThat(luiss.page().locator("[data-testid=timeline-entry][data-action=TRANSFERRED]"))
                .containsText(office.ana().name() + " se la transfirió a usted");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatSomebodyElseHasOnlyAdministratorsTransfer(Width width) {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "¿Sigue Ana con mi pedido?");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.turnOthers();
        luiss.openConversation(customer);
        assertThat(luiss.byTestId("composer-notice")).hasAttribute("data-state", "other");
        for (String deed : List.of("transfer", "takeover", "return", "complete")) {
            assertThat(luiss.byTestId("action-" + deed)).hasCount(0);
        }
        Window martas = BROWSER.open(width, office.marta().person());
        martas.turnOthers();
        martas.openConversation(customer);
        martas.act("transfer");
        assertThat(martas.option(office.luis().name())).isVisible();
        martas.picture("R21");
        martas.option(office.luis().name()).click();
        assertThat(martas.byTestId("header-flag")).containsText(office.luis().name());
        luiss.isHeld("MINE");
        luiss.offersHere("transfer", true);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoHasItMarksItAsCompleted(Width width) {
        Customer customer = Office.customer();
        office.taken(office.ana(), customer, "Todo llegó bien");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.openConversation(customer);
        Locator complete = anas.way("complete");
        assertThat(complete).hasText("Marcar como completada");
        complete.click();
        assertThat(anas.byTestId("composer-notice")).containsText("Esta conversación está completada.");
        anas.picture("R22");
        anas.toList();
        anas.lists(customer, false);
        anas.byTestId("status-completed").click();
        anas.lists(customer, true);
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void administratorsCompleteWhatAnybodyHas(Width width) {
        Customer customer = Office.customer();
        office.taken(office.luis(), customer, "Ya no lo necesito");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.openConversation(customer);
        Window dianas = BROWSER.open(width, office.diana().person());
        dianas.turnOthers();
        dianas.openConversation(customer);
        assertThat(dianas.byTestId("header-flag")).containsText(office.luis().name());
        dianas.act("complete");
        assertThat(dianas.page().locator("[data-testid=timeline-entry][data-action=COMPLETED]"))
                .containsText("Usted la marcó como completada");
        dianas.picture("R23");
        assertThat(luiss.byTestId("composer-notice")).containsText("Esta conversación está completada.");
        assertThat(luiss.page().locator("[data-testid=timeline-entry][data-action=COMPLETED]"))
                .containsText(office.diana().name() + " la marcó como completada");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatIsCompletedIsSeenByAllWhoMaySeeIt(Width width) {
        Customer customer = Office.customer();
        String conversation = office.taken(office.luis(), customer, "¿Me mandan la factura?");
        office.says(office.luis(), conversation, "Va en la caja.");
        office.does(office.luis(), conversation, "complete");
        for (Newcomer person : List.of(office.marta(), office.diana(), office.ana())) {
            Window window = BROWSER.open(width, person.person());
            window.byTestId("status-completed").click();
            window.openConversation(customer);
            assertThat(window.messages()).containsText(new String[] {"¿Me mandan la factura?", "Va en la caja."});
            assertThat(window.byTestId("window-left")).hasText("Completada");
            assertThat(window.byTestId("window-left"))
                    .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(0.99));
            window.picture("R24");
        }
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whoIsNotInTheDepartmentSeesNothingOfIt(Width width) {
        Customer open = Office.customer();
        Customer completed = Office.customer();
        String conversation = office.writes(open, "Pedido confidencial");
        office.completed(office.ana(), completed, "Pedido secreto");
        Window anas = BROWSER.open(width, office.ana().person());
        anas.lists(open, true);
        Window foreign = BROWSER.open(width, bandeja.outsider().person());
        foreign.turnOthers();
        foreign.byTestId("search").fill(open.name());
        assertThat(foreign.byTestId("search-elsewhere")).isVisible();
        foreign.lists(open, false);
        foreign.byTestId("search").fill("");
        foreign.byTestId("status-completed").click();
        assertThat(foreign.byTestId("conversation-row")
                        .or(foreign.page().locator(".list-end[data-state=empty]"))
                        .first())
                .isVisible();
        foreign.lists(completed, false);
        foreign.forgiveMissing();
        foreign.page().evaluate("id => void (location.hash = '#/c/' + id)", conversation);
        assertThat(foreign.page().locator(".conversation-empty")).containsText("Esta conversación no está aquí");
        foreign.picture("R25");
    }

    @ParameterizedTest
    @EnumSource(Width.class)
    void whatIsCompletedCanBeReopened(Width width) {
        Customer customer = Office.customer();
        office.completed(office.luis(), customer, "Una cosa más…");
        Window luiss = BROWSER.open(width, office.luis().person());
        luiss.lists(customer, false);
        Window anas = BROWSER.open(width, office.ana().person());
        anas.byTestId("status-completed").click();
        anas.openConversation(customer);
        Locator again = anas.way("reopen");
        assertThat(again).hasText("Reabrir");
        again.click();
        assertThat(anas.byTestId("undo-toast")).containsText("Reabierta: está de nuevo en la bandeja");
        anas.isHeld("NONE");
        anas.offersHere("claim", true);
        anas.picture("R26");
        assertThat(luiss.row(customer)).hasAttribute("data-flag", "NONE");
    }
}
