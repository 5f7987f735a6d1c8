package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two agents sort, answer and ask each other: labels, quick replies, and names in notes. */
@OnSharedInstallation
class SortingStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final String mark = String.format("%06d", System.nanoTime() % 1_000_000);
    private final List<Runnable> leftBehind = new ArrayList<>();

    @AfterEach
    void nothingIsLeftInTheWayOfOthers() {
        leftBehind.forEach(Runnable::run);
        administrator.get("/api/labels?all=true").items().stream()
                .filter(label -> label.getString("name").endsWith(mark))
                .forEach(label -> administrator.post("/api/labels/" + label.getString("id") + "/archive"));
    }

    private String label(String name, String colour) {
        return administrator
                .call(
                        "POST",
                        "/api/labels",
                        Json.createObjectBuilder()
                                .add("name", name + " " + mark)
                                .add("colour", colour)
                                .build())
                .require(201)
                .json()
                .getString("id");
    }

    private void reply(AgentDoor who, String scope, String shortcut, String title, String text) {
        String id = who.call(
                        "POST",
                        "/api/quick-replies",
                        Json.createObjectBuilder()
                                .add("scope", scope)
                                .add("shortcut", shortcut)
                                .add("title", title)
                                .add("text", text)
                                .build())
                .require(201)
                .json()
                .getString("id");
        leftBehind.add(() -> who.call("DELETE", "/api/quick-replies/" + id, null));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, es-ES, DARK", "390, 844, en-US, LIGHT"})
    void twoAgentsSortAnswerAndAskEachOther(int width, int height, String locale, ColorScheme scheme) {
        String vip = label("VIP", "VIOLET");
        label("Garantía", "ORANGE");
        label("Envíos internacionales urgentes", "TEAL");
        String hello = "hola" + mark;
        reply(administrator, "COMPANY", hello, "Saludo de la empresa", "Buenas tardes");
        reply(
                ana,
                "OWN",
                hello,
                "Saludo",
                "Hola {{contact.first_name}}, soy {{agent.name}} de {{department.name}}. Su pedido: {{contact.name}}.");
        reply(administrator, "COMPANY", "banco" + mark, "Datos bancarios", "Nuestra cuenta: 123-456.");
        Customer customer = Customer.unknown("Sorted " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "¿Dónde está mi pedido?");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        boolean phone = width < 720;
        String screens = "sorting-" + width + "-" + locale.substring(0, 2);
        Window anas = open(ana, width, height, locale, id, scheme);
        Window his = open(luis, 1280, 800, "en-US", null, scheme);

        // Labels: Ana puts two on it by keyboard, Luis sees them at once.
        if (phone) {
            anas.page().locator(".sheet-toggle").click();
            anas.byTestId("sheet-labels").click();
        } else {
            anas.page().locator(".head-name").focus();
            anas.page().keyboard().press("l");
        }
        assertThat(anas.byTestId("label-picker")).isVisible();
        anas.byTestId("label-search").fill("vip " + mark);
        assertThat(anas.byTestId("label-option")).hasCount(1);
        anas.page().keyboard().press("Enter");
        assertThat(anas.byTestId("label-option").first()).hasAttribute("aria-selected", "true");
        anas.byTestId("label-search").fill(mark);
        assertThat(anas.byTestId("label-option")).hasCount(3);
        anas.page().keyboard().press("ArrowDown");
        anas.page().keyboard().press("Enter");
        assertThat(anas.page().locator("[data-testid=label-option][aria-selected=true]"))
                .hasCount(2);
        keep(anas, screens + "-labels");
        // The first empties the search.
        anas.page().keyboard().press("Escape");
        anas.page().keyboard().press("Escape");
        assertThat(anas.byTestId("label-picker")).hasCount(0);
        assertThat(anas.byTestId("conversation-head").getByTestId("label-chip")).hasCount(2);
        assertThat(anas.page()
                        .locator("[data-testid=timeline-entry][data-action=LABELLED]")
                        .first())
                .containsText(phone ? "You put the label" : "Usted puso la etiqueta");
        his.page().evaluate("document.querySelector('[data-command=others]').click()");
        assertThat(his.row(customer)).containsText("VIP " + mark);
        his.filter("label").selectOption(vip);
        assertThat(his.byTestId("conversation-row")).hasCount(1);
        assertThat(his.row(customer)).isVisible();
        keep(his, screens + "-list");

        // Quick replies: the own one before the company's; what is not known must be filled in.
        Locator composer = anas.byTestId("composer");
        composer.click();
        composer.pressSequentially("/hola" + mark.substring(0, 2));
        assertThat(anas.byTestId("suggestion")).hasCount(1);
        assertThat(anas.byTestId("suggestion")).containsText("Saludo");
        anas.page().keyboard().press("Enter");
        assertThat(composer).hasValue(java.util.regex.Pattern.compile("^Hola Sorted, soy " + ana.name() + " de .*"));
        composer.fill("");
        if (phone) {
            anas.byTestId("composer-more").click();
            anas.byTestId("way-quick-reply").click();
        } else {
            anas.byTestId("quick-replies-open").click();
        }
        assertThat(anas.byTestId("suggestion").first()).isVisible();
        keep(anas, screens + "-replies");
        if (!phone) {
            Accessibility.assertNothingSerious(anas.page());
        }
        anas.page().keyboard().press("Escape");
        assertThat(anas.byTestId("suggestions")).isHidden();
        assertThat(composer).hasValue("");
        composer.pressSequentially("Claro. /cuenta:");
        assertThat(anas.byTestId("suggestion")).hasCount(1);
        anas.byTestId("suggestion").click();
        assertThat(composer).hasValue("Claro. Nuestra cuenta: 123-456.");
        anas.byTestId("send").click();
        assertThat(anas.messages().last()).containsText("Claro. Nuestra cuenta: 123-456.");

        // A note names Luis: he is told, and is led to it.
        anas.byTestId("note-mode").click();
        composer.pressSequentially("@" + luis.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT));
        assertThat(anas.byTestId("suggestion").first()).containsText(luis.name());
        keep(anas, screens + "-naming");
        anas.page().keyboard().press("Enter");
        composer.pressSequentially("¿lo miras <b>hoy</b>?");
        anas.byTestId("send").click();
        assertThat(anas.messages().last().getByTestId("mention")).hasText("@" + luis.name());
        assertThat(his.byTestId("badge-mentions")).isVisible();
        his.byTestId("mentions").click();
        Locator line = his.byTestId("mention-line").first();
        assertThat(line).containsText("¿lo miras <b>hoy</b>?");
        assertThat(line).containsText(customer.name());
        assertThat(line).hasAttribute("data-seen", "false");
        keep(his, screens + "-mentions");
        line.click();
        assertThat(his.byTestId("conversation-head")).containsText(customer.name());
        assertThat(his.messages().last().getByTestId("mention")).hasText("@" + luis.name());
        assertThat(his.messages().last()).isInViewport();
        Eventually.holds(
                "he has seen it",
                () ->
                        luis
                                .get("/api/mentions")
                                .json()
                                .getJsonArray("items")
                                .getValuesAs(jakarta.json.JsonObject.class)
                                .stream()
                                .filter(item -> item.getString("conversation").equals(id))
                                .allMatch(item -> item.getBoolean("seen")));
        keep(his, screens + "-note");
        keep(anas, screens + "-conversation");
        anas.assertFits();
    }

    @Test
    void whatIsNotKnownIsFilledInBeforeItIsSent() {
        Customer customer = Customer.unknown("✨ " + System.nanoTime());
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        reply(ana, "OWN", "gap" + mark, "Gap", "Dear {{contact.first_name}}, thank you.");
        Window window = open(ana, 1280, 800, "en-US", id, ColorScheme.LIGHT);
        Locator composer = window.byTestId("composer");
        composer.pressSequentially("/gap" + mark);
        assertThat(window.byTestId("suggestion")).hasCount(1);
        assertThat(window.byTestId("suggestion").locator(".suggest-text")).hasText("Dear ⟦first name⟧, thank you.");
        window.page().keyboard().press("Enter");
        assertThat(composer).hasValue("Dear ⟦first name⟧, thank you.");
        window.byTestId("send").click();
        assertThat(window.messages()).hasCount(1);
        assertThat(composer).hasValue("Dear ⟦first name⟧, thank you.");
        keep(window, "sorting-gap");
        window.page().keyboard().type("Eva");
        assertThat(composer).hasValue("Dear Eva, thank you.");
        window.byTestId("send").click();
        assertThat(window.messages().last()).containsText("Dear Eva, thank you.");
    }

    @Test
    void labelsAreKeptInTheConsole() {
        Window window = BROWSER.open(administrator.person(), "/console/labels.xhtml");
        window.byTestId("new-label").click();
        window.page().locator("[id='edit:name']").fill("Reclamo " + mark);
        window.page().locator("input[value=RED]").check();
        window.byTestId("save-label").click();
        Locator line =
                window.byTestId("labels").locator("tbody tr").filter(new Locator.FilterOptions().setHasText(mark));
        window.narrow(mark);
        assertThat(line).containsText("Reclamo " + mark);
        assertThat(line.locator(".label-RED")).hasCount(1);
        line.getByTestId("edit-label").click();
        assertThat(window.page().locator("[id='edit:name']")).hasValue("Reclamo " + mark);
        window.page().locator("[id='edit:name']").fill("Queja " + mark);
        window.page().locator("input[value=BLUE]").check();
        keep(window, "labels-console-dialog");
        window.byTestId("save-label").click();
        assertThat(line).containsText("Queja " + mark);
        assertThat(line.locator(".label-BLUE")).hasCount(1);
        line.getByTestId("archive-label").click();
        assertThat(line.getByTestId("restore-label")).isVisible();
        keep(window, "labels-console");
        Accessibility.assertNothingSerious(window.page());
        line.getByTestId("delete-label").click();
        window.byTestId("confirm-yes").click();
        assertThat(line).hasCount(0);
    }

    @Test
    void quickRepliesAreKeptInTheConsoleAndInTheAccount() {
        Window window = BROWSER.open(administrator.person(), "/console/quick-replies.xhtml");
        write(window, "hq" + mark, "Headquarters");
        keep(window, "replies-console");
        Accessibility.assertNothingSerious(window.page());
        delete(window);
        window.page().navigate(bandeja.demo().app() + "/account.xhtml");
        write(window, "me" + mark, "My own");
        keep(window, "replies-account");
        delete(window);
    }

    private void write(Window window, String shortcut, String title) {
        window.forgiveRefusals();
        window.byTestId("new-reply").click();
        window.byTestId("reply-shortcut").fill(shortcut);
        window.byTestId("reply-title").fill(title);
        window.byTestId("reply-text").fill("Hi {{contact.surname}} ");
        window.byTestId("save-reply").click();
        assertThat(window.page().locator(".replies-form .failure")).containsText("{{contact.surname}}");
        window.byTestId("reply-text").fill("Hi ");
        window.byTestId("variable-contact.first_name").click();
        assertThat(window.byTestId("reply-text")).hasValue("Hi {{contact.first_name}}");
        assertThat(window.byTestId("reply-shown").locator(".reply-variable")).hasCount(1);
        assertThat(window.byTestId("reply-shown")).not().containsText("{{");
        window.byTestId("save-reply").click();
        assertThat(line(window)).containsText("/" + shortcut);
        assertThat(line(window).locator(".reply-text .reply-variable")).hasCount(1);
        assertThat(line(window)).not().containsText("{{");
    }

    private Locator line(Window window) {
        return window.byTestId("reply-line").filter(new Locator.FilterOptions().setHasText(mark));
    }

    private void delete(Window window) {
        line(window).getByTestId("delete-reply").click();
        window.byTestId("delete-reply-yes").click();
        assertThat(line(window)).hasCount(0);
    }

    private static Window open(AgentDoor agent, int width, int height, String locale, String id, ColorScheme scheme) {
        Window window = BROWSER.open(width, height, width < 720, locale);
        window.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
        window.logIn(agent.person());
        if (id != null) {
            String app = window.page().url().replaceFirst("/inbox.*", "");
            window.page().navigate(app + "/inbox.xhtml#/c/" + id);
            assertThat(window.messages().first()).isVisible();
        }
        return window;
    }

    private static void keep(Window window, String name) {
        Pictures.keep(window.page(), name);
    }
}
