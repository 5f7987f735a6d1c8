package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator builds an attendant, plays the customer, and publishes it; a customer goes through it, and an agent gets him. */
@OnSharedInstallation
class AttendantStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final String department = bandeja.demo().numbers().get(1).department();
    private final String name = "Recepción " + System.nanoTime();
    private final Attending attending = new Attending(bandeja);
    private Window window;

    @AfterEach
    void theNumberLeadsWhereItLed() {
        attending.close();
    }

    @Test
    void oneIsBuiltPlayedPublishedAndTalksWithACustomer() {
        String route = "department:"
                + administrator.get("/api/departments").require(200).items().stream()
                        .filter(one -> one.getString("name").equals(department))
                        .findFirst()
                        .orElseThrow()
                        .getString("id");
        window = BROWSER.open(1440, 900, false, "es");
        window.logIn(administrator.person(), "/console/attendants.xhtml");
        window.byTestId("new-attendant").click();
        window.page().locator("[id='new:name']").fill(name);
        window.byTestId("create-attendant").click();
        window.page().waitForURL("**/console/attendant.xhtml?id=*");
        Locator problems = window.byTestId("attendant-problems");
        assertThat(problems).containsText("Falta esto");
        assertThat(window.byTestId("publish-attendant")).isDisabled();

        window.byTestId("attendant-fallback").selectOption(new SelectOption().setLabel(department));
        window.byTestId("add-option-main").click();
        window.byTestId("option-label-main.o1").fill("Ventas, y todo lo demás que cabe");
        window.byTestId("option-does-main.o1").selectOption(route);
        assertThat(problems).containsText("Como máximo 24 caracteres");
        keep("attendant-problems");
        window.byTestId("option-label-main.o1").fill("Ventas");
        window.byTestId("add-option-main").click();
        window.byTestId("option-label-main.o2").fill("Ayuda");
        window.byTestId("option-does-main.o2").selectOption("menu:+");
        window.byTestId("menu-text-m1").fill("¿Con qué le ayudamos?");
        window.byTestId("add-option-m1").click();
        window.byTestId("option-label-m1.o1").fill("Facturas");
        window.byTestId("option-does-m1.o1").selectOption(route);
        window.byTestId("add-option-m1").click();
        window.byTestId("option-label-m1.o2").fill("Volver");
        window.byTestId("option-does-m1.o2").selectOption("BACK");
        assertThat(problems.locator("li")).hasCount(0);
        assertThat(window.page().locator(".attendant-page nav")).containsText("Menú «Ayuda»");

        play("hola");
        Locator said = window.byTestId("rehearsal-message");
        assertThat(said.last()).containsText("¿En qué podemos ayudarle?");
        said.last()
                .locator("button", new Locator.LocatorOptions().setHasText("Ayuda"))
                .click();
        assertThat(said.last()).containsText("¿Con qué le ayudamos?");
        play("no sé");
        assertThat(said.last()).containsText("No entendimos su respuesta");
        window.byTestId("rehearsal-silence").click();
        assertThat(said.last()).containsText("¿Sigue ahí?");
        play("factúras");
        assertThat(window.byTestId("rehearsal-end")).containsText(department);
        assertThat(window.byTestId("attendant-state")).hasText("Guardado como borrador");
        keep("attendant");
        Accessibility.assertNothingSerious(window.page());

        window.page().reload();
        assertThat(window.byTestId("menu-text-m1")).hasValue("¿Con qué le ayudamos?");
        window.byTestId("publish-attendant").click();
        assertThat(window.byTestId("attendant-talks")).containsText("La versión 1 atiende");
        String id = window.page().url().replaceAll(".*id=", "");
        window.page().navigate(bandeja.demo().app() + "/console/attendants.xhtml");
        assertThat(window.byTestId("attendants")).containsText(name);
        keep("attendants");
        Accessibility.assertNothingSerious(window.page());
        leadTheNumber("attendant:" + id);
        window.page().navigate(bandeja.demo().app() + "/console/attendant.xhtml?id=" + id);
        assertThat(window.page().locator(".draft-side")).containsText("Tienda");

        Customer customer = Customer.unknown("Clienta " + System.nanoTime());
        attending.writes(customer, "buenas, una pregunta sobre mi factura");
        attending.heard(customer, 1);
        attending.touches(customer, "Ayuda");
        attending.heard(customer, 2);
        attending.touches(customer, "Facturas");
        attending.heard(customer, 3);
        AgentDoor agent = bandeja.people(person -> person.worksIn(department) && !person.administrator())
                .get(0);
        Window inbox = BROWSER.open(1440, 900, false, "es");
        inbox.logIn(agent.person());
        inbox.row(customer).click();
        Locator path = inbox.page().locator(".route-path");
        assertThat(path).containsText(name);
        assertThat(path).containsText("Ayuda");
        assertThat(path).containsText("Facturas");
        assertThat(path).containsText(department);
        assertThat(inbox.page().locator(".author.automatic").first()).containsText(name);
        assertThat(inbox.page().locator(".author.automatic").first()).containsText("automático");
        shoot(inbox, "attended");
        findsByTheWay(inbox, "attendant:" + id, customer);
        inbox.page().setViewportSize(390, 844);
        shoot(inbox, "attended-phone");
        inbox.page().setViewportSize(1440, 900);
        tellsTheWholeWay(inbox, id, customer);
    }

    /** When each step was taken, and why, by keyboard and by touch; as things were called then. */
    private void tellsTheWholeWay(Window inbox, String id, Customer customer) {
        administrator
                .call(
                        "PUT",
                        "/api/attendants/" + id,
                        renamed(administrator
                                .get("/api/attendants/" + id)
                                .require(200)
                                .json()))
                .require(200);
        inbox.page().reload();
        inbox.row(customer).click();
        Locator history = inbox.byTestId("history").locator("li");
        assertThat(history).hasText(new Pattern[] {
            Pattern.compile(".*" + department + ".*el cliente lo eligió.*\\d:\\d\\d.*"),
            Pattern.compile("El cliente eligió «Facturas».*\\d:\\d\\d.*"),
            Pattern.compile("El cliente eligió «Ayuda».*\\d:\\d\\d.*"),
            Pattern.compile(name + " habla con el cliente.*el número lleva allí.*\\d:\\d\\d.*"),
            Pattern.compile("Entró por .*\\d:\\d\\d.*")
        });
        inbox.byTestId("route-path").focus();
        inbox.page().keyboard().press("Enter");
        Locator box = inbox.byTestId("route-box");
        tellsEachStep(box);
        Accessibility.assertNothingSerious(inbox.page());
        shoot(inbox, "whole-way");
        inbox.page().keyboard().press("Escape");
        assertThat(box).hasCount(0);
        assertThat(inbox.byTestId("route-path")).isFocused();
        inbox.page().setViewportSize(390, 844);
        inbox.page().locator(".sheet-toggle").click();
        tellsEachStep(inbox.byTestId("action-sheet"));
        shoot(inbox, "whole-way-phone");
        inbox.page().keyboard().press("Escape");
    }

    private void tellsEachStep(Locator place) {
        Locator steps = place.getByTestId("route-story").locator("li");
        assertThat(steps).hasCount(5);
        assertThat(steps.nth(1)).containsText(name);
        assertThat(steps.nth(1)).not().containsText("Otra");
        assertThat(steps.nth(1)).containsText("el número lleva allí");
        assertThat(steps.nth(4)).containsText("el cliente lo eligió");
        for (Locator time : steps.locator("time").all()) {
            assertThat(time).hasText(Pattern.compile(".*\\d:\\d\\d.*"));
        }
        assertThat(steps.locator("time")).hasCount(5);
    }

    private static JsonObject renamed(JsonObject attendant) {
        return Json.createObjectBuilder()
                .add("version", attendant.get("version"))
                .add("name", "Otra " + System.nanoTime())
                .add("tree", attendant.get("tree"))
                .build();
    }

    /** What comes meanwhile is found, too, though its row does not tell which way it took. */
    private void findsByTheWay(Window inbox, String way, Customer customer) {
        // Neither the pointer nor the keyboard keeps a row where it is.
        inbox.page().mouse().move(1200, 450);
        inbox.filter("through").focus();
        inbox.filter("through").selectOption(way);
        assertThat(inbox.byTestId("conversation-row")).hasCount(1);
        assertThat(inbox.row(customer)).isVisible();
        Customer next = Customer.unknown("Siguiente " + System.nanoTime());
        attending.writes(next, "un agente, por favor");
        attending.heard(next, 1);
        assertThat(inbox.row(next)).isVisible();
        inbox.filter("reason").selectOption("ASKED_FOR_SOMEBODY");
        assertThat(inbox.byTestId("conversation-row")).hasCount(1);
        assertThat(inbox.row(next)).isVisible();
        shoot(inbox, "by-the-way");
        inbox.filter("reason").selectOption("");
        inbox.filter("through").selectOption("");
    }

    @Test
    void textsOfADepartmentAreWritten() {
        window = BROWSER.open(1440, 900, false, "es");
        String id = new Company(bandeja).department();
        window.logIn(administrator.person(), "/console/department.xhtml?id=" + id);
        window.byTestId("to-auto-texts").click();
        window.page().waitForURL("**/console/auto-texts.xhtml?department=*");
        window.byTestId("auto-text-GREETING-es").fill("Hola {{nombre}}");
        window.byTestId("save-auto-texts").click();
        assertThat(window.page().locator(".ui-growl-item").first()).containsText("entre llaves dobles");
        window.byTestId("auto-text-GREETING-es").fill("Hola {{name}} <b>x</b>");
        window.byTestId("save-auto-texts").click();
        assertThat(window.page().locator(".ui-growl-item").last()).containsText("Guardado");
        window.page().reload();
        assertThat(window.byTestId("auto-text-GREETING-es")).hasValue("Hola {{name}} <b>x</b>");
        keep("auto-texts");
        Accessibility.assertNothingSerious(window.page());
        String path = "/api/departments/" + id + "/auto-texts";
        administrator
                .call(
                        "PUT",
                        path,
                        Json.createObjectBuilder()
                                .add("texts", JsonValue.EMPTY_JSON_OBJECT)
                                .build())
                .require(200);
        window.byTestId("auto-text-GREETING-es").fill("Hola otra vez");
        window.byTestId("save-auto-texts").click();
        assertThat(window.page().locator(".ui-growl-item").last()).containsText("Otra persona");
        window.page().reload();
        assertThat(window.byTestId("auto-text-GREETING-es")).hasValue("");
        window.byTestId("auto-text-GREETING-es").fill("");
        window.byTestId("save-auto-texts").click();
        assertThat(window.page().locator(".ui-growl-item").last()).containsText("Guardado");
        assertThat(administrator.get(path).require(200).json().getJsonObject("texts"))
                .isEmpty();
    }

    private void leadTheNumber(String route) {
        String number = administrator.get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(attending.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        window.page().navigate(bandeja.demo().app() + "/console/number.xhtml?id=" + number);
        window.byTestId("number-route").selectOption(route);
        window.byTestId("save-number").click();
        assertThat(window.page().locator(".ui-growl-item").first()).containsText("Guardado");
    }

    private void play(String words) {
        window.byTestId("rehearsal-input").fill(words);
        window.byTestId("rehearsal-send").click();
    }

    /** In both widths; of pictures in both colours. */
    private void keep(String what) {
        for (ColorScheme scheme :
                Pictures.wanted() ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            window.page().setViewportSize(390, 844);
            window.assertFits();
            shoot(window, what + "-phone-" + scheme.name().toLowerCase());
            window.page().setViewportSize(1440, 900);
            shoot(window, what + "-" + scheme.name().toLowerCase());
        }
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void shoot(Window shown, String what) {
        if (what.contains("phone")) {
            Pictures.keepWhole(shown.page(), what);
        } else {
            Pictures.keep(shown.page(), what);
        }
    }
}
