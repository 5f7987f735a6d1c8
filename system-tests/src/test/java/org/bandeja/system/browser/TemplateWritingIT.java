package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator writes templates and sees what WhatsApp makes of them. */
@OnSharedInstallation
class TemplateWritingIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final String name = "story_" + System.nanoTime();
    private final String account = bandeja.rows()
            .all(
                    "SELECT a.waba_id FROM whatsapp_account a JOIN business_number n ON n.account_id = a.id"
                            + " WHERE n.phone_number_id = ?",
                    bandeja.number())
            .get(0);
    private Window window;

    @BeforeEach
    void reviewsByHand() {
        bandeja.simulator().post("templates/review", "{\"auto\": false}");
    }

    @AfterEach
    void reviewsAsUsual() {
        bandeja.simulator().post("templates/review", "{\"auto\": true}");
        bandeja.rows()
                .changeAll(
                        "UPDATE template SET status = 'DISABLED', version = version + 1 WHERE name = ?",
                        List.<Object[]>of(new Object[] {name}));
    }

    @Test
    void oneIsWrittenMendedSubmittedAndApproved() {
        open();
        window.byTestId("draft-name").fill("Story " + name.substring("story_".length()));
        assertThat(window.byTestId("draft-name")).hasValue(name);
        window.byTestId("draft-body").fill("{{first_name}}, pedido {{order_id}}");
        Locator problems = window.byTestId("draft-problems");
        assertThat(problems).containsText("It must not begin or end with a variable");
        assertThat(problems).containsText("5 are needed, there are 1");
        assertThat(problems).containsText("WhatsApp wants an example for order_id");
        assertThat(window.byTestId("submit-template")).isDisabled();
        assertThat(window.page().locator("[data-field=body] .field-problems .serious"))
                .hasCount(2);
        keep("template-editor-problems");

        window.byTestId("draft-body").fill("Hola *{{first_name}}*, su pedido {{order_id}} va en camino.");
        window.byTestId("example-first_name").fill("Ana <b>Gómez</b>");
        window.byTestId("example-order_id").fill("7-31");
        window.byTestId("draft-header").selectOption("TEXT");
        window.byTestId("draft-header-text").fill("Buenas noticias");
        window.byTestId("draft-footer").fill("Tienda Sol");
        window.byTestId("add-button").selectOption("QUICK_REPLY");
        window.byTestId("button-0-text").fill("Gracias");
        window.byTestId("add-button").selectOption("URL");
        window.byTestId("button-1-text").fill("Ver pedido");
        window.byTestId("button-1-value").fill("https://sol.example/p/{{1}}");
        window.byTestId("button-1-example").fill("7-31");
        assertThat(window.page().locator(".preview-body"))
                .containsText("Hola Ana <b>Gómez</b>, su pedido 7-31 va en camino.");
        assertThat(window.page().locator(".preview-body strong")).hasText("Ana <b>Gómez</b>");
        assertThat(problems.locator("li")).hasCount(0);
        assertThat(window.byTestId("draft-state")).hasText("Saved as a draft");
        keep("template-editor");

        window.byTestId("submit-template").click();
        window.page().waitForURL("**/console/template.xhtml?id=*");
        assertThat(window.byTestId("template-status")).hasText("In review");
        assertThat(window.byTestId("template-preview")).containsText("su pedido 7-31");
        String id = atWhatsApp();
        bandeja.simulator().post("templates/" + id, "{\"status\": \"APPROVED\"}");
        assertThat(window.byTestId("template-status")).hasText("Approved");
        assertThat(window.byTestId("template-history")).containsText("Approved");
        bandeja.simulator().post("templates/" + id, "{\"quality\": \"YELLOW\"}");
        Eventually.holds("its quality is told", () -> {
            window.page().reload();
            return window.byTestId("template-history").innerText().contains("Quality: Not known yet → Medium");
        });
        keep("template");
        Accessibility.assertNothingSerious(window.page());
        window.page().navigate(bandeja.demo().app() + "/console/templates.xhtml");
        window.page().locator("[id='filter:words']").fill(name);
        assertThat(window.byTestId("templates").locator("tbody tr")).hasCount(1);
        assertThat(window.byTestId("templates")).containsText("Approved");
        assertThat(window.byTestId("templates")).containsText("Medium");
        window.page().locator("[id='filter:words']").press("Escape");
        assertThat(window.byTestId("found")).isHidden();
        keep("templates");
        Accessibility.assertNothingSerious(window.page());
        assertThat(administrator
                        .get("/api/audit?action=TEMPLATE_SUBMITTED")
                        .require(200)
                        .body())
                .contains(name);
    }

    @Test
    void oneIsRejectedWithItsReasonChangedAndDeleted() {
        open();
        window.byTestId("draft-name").fill(name);
        window.byTestId("draft-category").selectOption("MARKETING");
        window.byTestId("draft-body").fill("Compre ya, solo por hoy.");
        assertThat(window.byTestId("submit-template")).isEnabled();
        window.byTestId("submit-template").click();
        window.page().waitForURL("**/console/template.xhtml?id=*");
        bandeja.simulator()
                .post("templates/" + atWhatsApp(), "{\"status\": \"REJECTED\", \"reason\": \"TAG_CONTENT_MISMATCH\"}");
        assertThat(window.byTestId("template-status")).hasText("Rejected");
        assertThat(window.byTestId("template-reason")).hasText("Language or category does not fit the content");
        keep("template-rejected");

        window.byTestId("edit-template").click();
        window.page().waitForURL("**/console/template-draft.xhtml?id=*");
        assertThat(window.byTestId("draft-name")).isDisabled();
        window.byTestId("draft-body").fill("Hoy tenemos una oferta para usted.");
        assertThat(window.byTestId("draft-state")).hasText("Saved as a draft");
        window.page().reload();
        assertThat(window.byTestId("draft-body")).hasValue("Hoy tenemos una oferta para usted.");
        assertThat(window.byTestId("submit-template")).isEnabled();
        window.byTestId("submit-template").click();
        window.page().waitForURL("**/console/template.xhtml?id=*");
        assertThat(window.byTestId("template-preview")).containsText("Hoy tenemos una oferta");

        window.byTestId("delete-template").click();
        assertThat(window.page().locator(".ui-confirm-dialog")).containsText("Delete " + name);
        window.byTestId("confirm-yes").click();
        window.page().waitForURL("**/console/templates.xhtml");
        assertThat(window.byTestId("templates")).not().containsText(name);
        assertThat(window.page().locator("body")).not().containsText(name);
    }

    @Test
    void cardsAreWrittenMovedSubmittedApprovedAndSent() {
        bandeja.connectApp(account);
        open();
        window.byTestId("draft-name").fill(name);
        window.byTestId("draft-form").selectOption("CAROUSEL");
        Locator problems = window.byTestId("draft-problems");
        assertThat(problems).containsText("Only a template of category Marketing");
        window.byTestId("draft-category").selectOption("MARKETING");
        window.byTestId("draft-body").fill("Hola {{first_name}}, mire lo que llegó esta semana.");
        window.byTestId("example-first_name").fill("Ana");
        window.byTestId("cards-0-draft-body").fill("Bolsos de tela, hechos a mano.");
        assertThat(problems).containsText("Card 2 · Body: All cards must be built alike");
        window.byTestId("cards-1-draft-body").fill("Zapatos de cuero, en seis colores.");
        window.byTestId("cards-0-add-button").selectOption("QUICK_REPLY");
        window.byTestId("cards-0-button-0-text").fill("Quiero un bolso");
        assertThat(problems).containsText("Card 2 · Button 1: This is needed");
        window.byTestId("cards-1-button-0-text").fill("Quiero zapatos");
        for (int card = 0; card < 2; card++) {
            SampleFile picture = SampleFile.png("card-" + card + ".png", 40, 30);
            window.byTestId("cards-" + card + "-draft-sample")
                    .setInputFiles(new FilePayload(picture.name(), picture.mime(), picture.bytes()));
            assertThat(window.byTestId("card-" + card).locator(".draft-sample")).hasText(picture.name());
        }
        window.byTestId("cards-0-draft-header").selectOption("VIDEO");
        assertThat(window.byTestId("cards-1-draft-header")).hasValue("VIDEO");
        assertThat(window.page().locator(".draft-sample")).hasCount(0);
        window.byTestId("cards-0-draft-header").selectOption("IMAGE");
        for (int card = 0; card < 2; card++) {
            assertThat(window.byTestId("card-" + card).locator(".draft-sample")).hasText("card-" + card + ".png");
        }
        window.byTestId("cards-0-add-button").selectOption("QUICK_REPLY");
        window.byTestId("cards-0-button-1-text").fill("Ver bolsos");
        window.byTestId("cards-1-button-1-text").fill("Ver zapatos");
        window.byTestId("remove-cards-0-button-0").click();
        assertThat(window.byTestId("cards-0-button-0-text")).hasValue("Ver bolsos");
        assertThat(window.byTestId("cards-1-button-0-text")).hasValue("Ver zapatos");
        window.byTestId("remove-cards-0-button-0").click();
        assertThat(window.byTestId("cards-0-add-button")).isFocused();
        window.byTestId("cards-0-add-button").selectOption("QUICK_REPLY");
        window.byTestId("cards-0-button-0-text").fill("Quiero un bolso");
        window.byTestId("cards-1-button-0-text").fill("Quiero zapatos");
        window.byTestId("up-card-1").focus();
        window.page().keyboard().press("Enter");
        assertThat(window.byTestId("cards-0-draft-body")).hasValue("Zapatos de cuero, en seis colores.");
        assertThat(window.byTestId("down-card-0")).isFocused();
        window.byTestId("add-card").click();
        assertThat(problems).containsText("Card 3 · Header: WhatsApp wants an example file");
        window.byTestId("remove-card-2").click();
        assertThat(problems.locator("li")).hasCount(0);
        assertThat(window.page().locator(".preview-card")).hasCount(2);
        assertThat(window.byTestId("draft-state")).hasText("Saved as a draft");
        keep("template-editor-carousel");
        Accessibility.assertNothingSerious(window.page());

        window.byTestId("submit-template").click();
        window.page().waitForURL("**/console/template.xhtml?id=*");
        assertThat(window.byTestId("template-preview")).containsText("Bolsos de tela");
        bandeja.simulator().post("templates/" + atWhatsApp(), "{\"status\": \"APPROVED\"}");
        assertThat(window.byTestId("template-status")).hasText("Approved");
        assertThat(shownTo(Customer.unknown("Cards"))).containsSubsequence("Zapatos de cuero", "Bolsos de tela");
    }

    /** @return what the customer sees of a message of the template */
    private String shownTo(Customer customer) {
        AgentDoor ana = bandeja.agents().get(0);
        String id = bandeja.taken(ana, customer);
        JsonObject template = Eventually.found("the template is offered", () -> offered(ana));
        JsonArrayBuilder cards = Json.createArrayBuilder();
        for (int card = 0; card < 2; card++) {
            cards.add(Json.createObjectBuilder()
                    .add("header", Json.createObjectBuilder().add("media", picture(ana))));
        }
        JsonObject sent = ana.post(
                        "/api/conversations/" + id + "/messages",
                        Json.createObjectBuilder()
                                .add("type", "template")
                                .add(
                                        "content",
                                        Json.createObjectBuilder()
                                                .add("template", template.getString("id"))
                                                .add(
                                                        "values",
                                                        Json.createObjectBuilder()
                                                                .add("body.first_name", "Eva"))
                                                .add("cards", cards))
                                .build())
                .require(201)
                .json();
        ana.awaitStatus(id, sent.getString("id"), "DELIVERED");
        return bandeja.simulator().received(customer).toString();
    }

    private Optional<JsonObject> offered(AgentDoor agent) {
        return agent.get("/api/templates?language=es_CO&number=" + bandeja.starter(agent)).require(200).items().stream()
                .filter(template -> template.getString("name").equals(name))
                .findFirst();
    }

    private static String picture(AgentDoor agent) {
        return Http.send(agent.request("/api/media?type=image")
                        .header("Content-Type", "image/png")
                        .header("Content-Disposition", "attachment; filename*=UTF-8''card.png")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                SampleFile.png("card.png", 40, 30).bytes())))
                .require(201)
                .json()
                .getString("id");
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        open();
        window.byTestId("draft-name").fill(name);
        assertThat(window.byTestId("draft-state")).hasText("Saved as a draft");
        Window other = BROWSER.open(
                administrator.person(),
                window.page().url().substring(bandeja.demo().app().toString().length()));
        other.forgiveRefusals();
        window.forgiveRefusals();
        other.byTestId("draft-body").fill("Lo que escribió la otra persona");
        assertThat(other.byTestId("draft-state")).hasText("Saved as a draft");
        window.byTestId("draft-body").fill("Lo que escribo yo");
        assertThat(window.byTestId("draft-banner")).containsText("Somebody else has changed this draft");
        window.byTestId("draft-banner").locator("button").click();
        assertThat(window.byTestId("draft-body")).hasValue("Lo que escribió la otra persona");

        assertThat(window.byTestId("submit-template")).isEnabled();
        other.byTestId("draft-body").fill("Lo que corrigió la otra persona");
        assertThat(other.byTestId("draft-state")).hasText("Saved as a draft");
        window.byTestId("submit-template").click();
        assertThat(window.byTestId("draft-banner")).containsText("Somebody else has changed this draft");
        assertThat(window.byTestId("draft-body")).hasValue("Lo que escribió la otra persona");
        window.byTestId("draft-body").fill("Lo que sigo escribiendo yo");
        assertThat(window.byTestId("draft-state")).containsText("Somebody else has changed this draft");
        window.byTestId("draft-banner").locator("button").click();
        assertThat(window.byTestId("draft-body")).hasValue("Lo que corrigió la otra persona");
        assertThat(listedAtWhatsApp()).isEmpty();
        window.byTestId("discard-draft").click();
        window.byTestId("discard-draft").click();
        window.page().waitForURL("**/console/templates.xhtml");
    }

    private void open() {
        window = BROWSER.open(1440, 900, false);
        window.logIn(administrator.person(), "/console/templates.xhtml");
        window.byTestId("new-template").click();
        window.page().locator("[id='new:account']").selectOption(account);
        window.page().locator("[id='new:language']").selectOption(new SelectOption().setValue("es_CO"));
        window.byTestId("create-template").click();
        window.page().waitForURL("**/console/template-draft.xhtml?id=*");
    }

    private String atWhatsApp() {
        return listedAtWhatsApp().orElseThrow().getString("id");
    }

    private Optional<JsonObject> listedAtWhatsApp() {
        return bandeja.simulator().get("templates").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(template -> template.getString("name").equals(name))
                .findFirst();
    }

    /** In both widths; of pictures in both colours. */
    private void keep(String what) {
        for (ColorScheme scheme :
                Pictures.wanted() ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
            window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            window.page().setViewportSize(390, 844);
            window.assertFits();
            shoot(what + "-phone-" + scheme.name().toLowerCase());
            window.page().setViewportSize(1440, 900);
            shoot(what + "-" + scheme.name().toLowerCase());
        }
        window.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void shoot(String what) {
        Pictures.keep(window.page(), what);
    }
}
