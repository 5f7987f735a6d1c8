package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.client.SecondAccount;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator runs the company's connection to WhatsApp with a browser. */
@OnSharedInstallation
class WhatsAppConsoleIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SecondAccount accounts = new SecondAccount(bandeja);
    private final AgentDoor administrator = bandeja.administrator();

    @AfterEach
    void asUsual() {
        bandeja.simulator().reset();
        accounts.seenToAll();
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void anAccountIsEnteredItsSecretsAreNeverShownAndWhatsAppIsAsked(String locale) {
        String wabaId = "9" + System.nanoTime();
        Window window = BROWSER.open(administrator.person(), "/inbox.xhtml", locale);
        window.byTestId("console").click();
        window.byTestId("nav-whatsapp").click();
        window.byTestId("new-account").click();
        window.page().locator("[id='new:name']").fill("Café <b>Peña</b>");
        window.page().locator("[id='new:waba']").fill(wabaId);
        window.byTestId("create-account").click();
        window.byTestId("accounts")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(wabaId))
                .locator("a.strong")
                .click();
        assertThat(window.page().locator("h1")).hasText("Café <b>Peña</b>");
        window.onDeskAndPhone(
                () -> assertThat(window.byTestId("state-ACCESS_TOKEN")).containsText(window.words("falta", "missing")));
        window.byTestId("check-account").click();
        window.tells(window.words("Sin token de acceso", "Without an access token"));

        String secret = "EAA" + UUID.randomUUID();
        window.byTestId("enter-ACCESS_TOKEN").fill("two words");
        window.byTestId("keep-ACCESS_TOKEN").click();
        window.tells(window.words("una sola palabra sin espacios", "one word without blanks"));
        window.byTestId("enter-ACCESS_TOKEN").fill(secret);
        window.byTestId("enter-VERIFY_TOKEN").fill("not kept yet");
        window.byTestId("keep-ACCESS_TOKEN").click();
        window.tells(window.words("Guardado", "Kept"));
        assertThat(window.byTestId("enter-VERIFY_TOKEN")).hasValue("not kept yet");
        assertThat(window.byTestId("state-ACCESS_TOKEN"))
                .containsText(window.words("por ", "by ") + administrator.name());
        assertThat(window.byTestId("enter-ACCESS_TOKEN")).hasValue("");
        assertThat(window.page().content()).doesNotContain(secret);
        window.byTestId("enter-APP_SECRET").fill(secret + "1");
        window.byTestId("keep-APP_SECRET").click();
        window.tells(window.words("Guardado", "Kept"));
        assertThat(window.byTestId("state-APP_SECRET")).containsText(window.words("guardado aquí", "kept here"));
        window.byTestId("enter-APP_SECRET").fill(secret + "2");
        window.byTestId("keep-APP_SECRET").click();
        assertThat(window.byTestId("end-overlap")).isVisible();
        window.tells(window.words("Guardado", "Kept"));
        window.byTestId("end-overlap").click();
        window.byTestId("confirm-yes").click();
        window.tells(window.words("Ya solo vale", "Only the newest"));
        assertThat(window.byTestId("end-overlap")).isHidden();
        String webhook = bandeja.demo().webhook().url().toString();
        window.onDeskAndPhone(() -> assertThat(window.byTestId("webhook-url")).hasValue(webhook));
        window.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        window.page().locator(".copyable [data-copy]").click();
        window.tells(window.words("Copiado", "Copied"));
        assertThat(window.page().evaluate("navigator.clipboard.readText()")).isEqualTo(webhook);

        window.byTestId("check-account").click();
        Locator token = window.byTestId("findings").locator("[data-matter=TOKEN]");
        window.onDeskAndPhone(() -> assertThat(token)
                .containsText(window.words("El token ya no vale", "The token does not count any more")));
        window.byTestId("remove-APP_SECRET").click();
        window.byTestId("confirm-yes").click();
        assertThat(window.byTestId("state-APP_SECRET")).not().containsText(window.words("guardado aquí", "kept here"));
    }

    @ParameterizedTest
    @ValueSource(strings = "en-US")
    void whatIsWrongWithAConnectionIsSaidInWords(String locale) {
        String account = accounts.entered();
        Window window = BROWSER.open(administrator.person(), "/console/whatsapp-account.xhtml?id=" + account, locale);
        accounts.breakConnection();
        window.byTestId("check-account").click();
        says(
                window,
                "PERMISSIONS",
                window.words("Le faltan permisos", "It lacks permissions") + ": whatsapp_business_management");
        says(
                window,
                "SUBSCRIPTION",
                window.words(
                        "Ninguna aplicación recibe los webhooks de esta cuenta",
                        "No app gets the webhooks of this account"));
        says(
                window,
                "STATE",
                window.words("Números que no están conectados", "Numbers that are not connected"),
                SecondAccount.NUMBER + " (DISCONNECTED)");

        String elsewhere = window.words("a otra dirección que la de arriba", "to another address than the one above");
        assertThat(window.byTestId("findings").locator("[data-matter=CALLBACK]"))
                .hasAttribute("data-verdict", "GOOD");
        accounts.leadElsewhere("http://localhost:1/hooks?key=secret");
        window.byTestId("check-account").click();
        says(window, "CALLBACK", elsewhere, "localhost:1/hooks");
        assertThat(window.byTestId("findings")).not().containsText("secret");
        accounts.leadNumberElsewhere("https://inbox.old.example/webhook/whatsapp");
        window.byTestId("check-account").click();
        says(window, "CALLBACK", elsewhere, "inbox.old.example");
        assertThat(window.byTestId("findings")).not().containsText("localhost");

        accounts.outliveVersion();
        window.byTestId("check-account").click();
        says(
                window,
                "VERSION",
                window.words("WhatsApp ya no atiende esta versión", "WhatsApp does not serve this version any more"),
                "v26.0");

        accounts.cutOff();
        window.byTestId("check-account").click();
        says(window, "REACHED", window.words("No se llega a WhatsApp", "WhatsApp cannot be reached"));
        assertThat(window.byTestId("findings").locator("li")).hasCount(1);
    }

    private static void says(Window window, String matter, String... words) {
        Locator finding = window.byTestId("findings").locator("[data-matter=" + matter + "][data-verdict=BAD]");
        for (String word : words) {
            assertThat(finding).containsText(word);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void aNumberThatIsNotListedAnyMoreIsMarkedUntilItIsListedAgain(String locale) {
        String account = accounts.entered();
        String number = "/console/number.xhtml?id=" + accounts.numberId(accounts.number());
        bandeja.simulator().post("numbers/" + accounts.number(), "{\"listed\": false}");
        Window window = BROWSER.open(administrator.person(), "/console/whatsapp-account.xhtml?id=" + account, locale);
        String mark = window.words("no está en WhatsApp", "not at WhatsApp");
        assertThat(window.byTestId("numbers")).not().containsText(mark);
        window.byTestId("list-numbers").click();
        assertThat(window.byTestId("numbers")).containsText(mark);
        window.page().navigate(bandeja.demo().app() + number);
        window.onDeskAndPhone(() -> {
            assertThat(window.page().locator("[id=marks]")).containsText(mark);
            assertThat(window.page().locator(".failure"))
                    .containsText(window.words("Aquí se deja como está", "It is left as it is here"));
            assertThat(window.byTestId("stopped")).isHidden();
        });
        bandeja.simulator().post("numbers/" + accounts.number(), "{\"listed\": true}");
        window.page().navigate(bandeja.demo().app() + "/console/whatsapp-account.xhtml?id=" + account);
        window.byTestId("list-numbers").click();
        assertThat(window.byTestId("numbers")).not().containsText(mark);
    }

    @Test
    void whatNeedsAnAdministratorIsAboveEverythingWithoutAReload() {
        String wabaId = "9" + System.nanoTime();
        accounts.account(wabaId, "In trouble");
        Window inbox = BROWSER.open(administrator.person());
        Window console = BROWSER.open(administrator.person(), "/console/people.xhtml");
        Window agent = BROWSER.open(bandeja.agents().get(0).person());
        tell(wabaId, "account_review_update", "{\"decision\": \"REJECTED\"}");
        for (Window window : List.of(inbox, console)) {
            assertThat(window.byTestId("admin-notices").getByText("In trouble")).isVisible();
        }
        assertThat(agent.byTestId("admin-notices")).isHidden();
        inbox.byTestId("notice-seen").click();
        assertThat(inbox.byTestId("admin-notices").getByText("In trouble")).hasCount(0);
        assertThat(console.byTestId("admin-notices").getByText("In trouble")).hasCount(0);
    }

    /** Who comes for one field would else miss the button that moves away. */
    private static void theMarkTakesNoRoom(Window window) {
        Locator form = window.page().locator("[id=settings]");
        double before = Window.boxOf(form).height;
        window.page().locator("[data-wanted]").evaluate("place => { place.dataset.wanted = 'true'; }");
        assertThat(window.page().locator("[data-wanted=true]")).hasCount(1);
        assertThat(Window.boxOf(form).height).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = "en-US")
    void aNumberIsNamedAndLedNowhere(String locale) {
        accounts.entered();
        String id = accounts.numberId(accounts.number());
        Window window = BROWSER.open(administrator.person(), "/console/number.xhtml?id=" + id, locale);
        window.page().locator("[id='settings:name']").fill("Del sur");
        window.page().locator("[id='settings:speed']").fill("5000");
        window.byTestId("save-number").click();
        window.tells(window.words("De 1 a 1.000 mensajes por segundo", "1 to 1,000 messages a second"));
        window.page().locator("[id='settings:speed']").fill("40");
        window.page().locator("[id='settings:hours']").fill("36");
        Locator starter = window.page().getByLabel(bandeja.department(), new Page.GetByLabelOptions().setExact(true));
        starter.check();
        window.byTestId("number-route").selectOption("");
        window.byTestId("save-number").click();
        window.tells(window.words("Guardado: Del sur no tiene ruta.", "Saved: Del sur has no route."));
        window.onDeskAndPhone(() -> {
            assertThat(window.page().locator("h1")).hasText("Del sur");
            assertThat(window.page().locator("[id=marks]")).containsText(window.words("sin ruta", "no route"));
            assertThat(window.byTestId("number-quality")).containsText(window.words("alta", "high"));
        });
        JsonObject saved = accounts.number(accounts.number());
        assertThat(saved.getInt("messagesPerSecond")).isEqualTo(40);
        assertThat(saved.getInt("reopeningHours")).isEqualTo(36);
        assertThat(saved.getJsonArray("starters")).hasSize(1);
        window.page().reload();
        assertThat(window.page().locator("[id='settings:hours']")).hasValue("36");
        assertThat(starter).isChecked();
        starter.uncheck();
        window.page().locator("[id='settings:hours']").fill("24");
        window.byTestId("number-route").selectOption(new SelectOption().setLabel(bandeja.department()));
        window.byTestId("save-number").click();
        window.tells(window.words(
                "Guardado: lo que los clientes escriban a Del sur va a " + bandeja.department(),
                "Saved: what customers write to Del sur goes to " + bandeja.department()));
        theMarkTakesNoRoom(window);
        assertThat(accounts.number(accounts.number()).getJsonArray("starters")).isEmpty();
        bandeja.rows()
                .change(
                        "UPDATE business_number SET stopped_code = 190, stopped_at = UTC_TIMESTAMP(3), version = version + 1"
                                + " WHERE phone_number_id = ?",
                        accounts.number());
        window.page().reload();
        window.onDeskAndPhone(() -> assertThat(window.byTestId("stopped"))
                .containsText(window.words("renovar el token", "renew the WhatsApp token")));
        shot(window, "number-stopped");
        window.byTestId("try-number").click();
        assertThat(window.byTestId("stopped")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = "es-ES")
    void whatCustomersSeeOfANumberIsReadAndSavedAtWhatsApp(String locale) {
        accounts.entered();
        bandeja.connectApp(accounts.wabaId());
        String path = "/console/number.xhtml?id=" + accounts.numberId(accounts.number());
        Window window = BROWSER.open(administrator.person(), path, locale);
        window.byTestId("read-profile").click();
        Locator about = window.page().locator("[id='profile:about']");
        Locator industry = window.byTestId("profile-industry");
        assertThat(about).hasValue("Hey there! I am using WhatsApp.");
        assertThat(industry).hasValue("");
        assertThat(window.byTestId("picture-state")).containsText(window.words("ninguna imagen", "no picture"));
        about.fill("Abierto de 8 a 5");
        window.page().locator("[id='profile:description']").fill("Café <b>\nde altura");
        window.page().locator("[id='profile:website']").fill("example.com");
        industry.selectOption(new SelectOption().setLabel(window.words("Restaurante", "Restaurant")));
        window.byTestId("save-profile").click();
        window.tells(window.words("Dos sitios web como máximo", "Two websites at most"));
        window.page().locator("[id='profile:website']").fill("https://example.com/");
        window.byTestId("save-profile").click();
        window.tells(window.words("Guardado", "Saved"));

        give(window, SampleFile.png("small.png", 191, 400));
        assertThat(window.byTestId("picture-failure")).containsText("192 × 192");
        give(window, SampleFile.png("logo.png", 640, 640));
        assertThat(window.byTestId("picture-state")).containsText(window.words("ha aceptado", "has taken"));
        assertThat(window.byTestId("picture-failure")).isHidden();
        window.onDeskAndPhone(
                () -> assertThat(window.page().locator(".profile-picture")).isVisible());
        Accessibility.assertNothingSerious(window.page());
        window.byTestId("profile-picture").scrollIntoViewIfNeeded();
        shot(window, "profile-phone-" + locale);
        window.page().setViewportSize(1440, 1400);
        shot(window, "profile-" + locale);

        window.page().reload();
        window.byTestId("read-profile").click();
        assertThat(about).hasValue("Abierto de 8 a 5");
        assertThat(window.page().locator("[id='profile:description']")).hasValue("Café <b>\nde altura");
        assertThat(industry).hasValue("RESTAURANT");
        assertThat(industry.locator("option")).hasCount(21);
        assertThat(window.byTestId("picture-state"))
                .containsText(window.words("en el servidor de WhatsApp", "on WhatsApp’s server"));
        assertThat(window.page().locator(".profile-picture")).isHidden();
    }

    private static void give(Window window, SampleFile picture) {
        window.byTestId("profile-picture")
                .setInputFiles(new FilePayload(picture.name(), picture.mime(), picture.bytes()));
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, es-ES", "390, 844, en-US"})
    void itIsReadableAndFits(int width, int height, String locale) {
        String account = accounts.entered();
        tell(accounts.wabaId(), "account_alerts", """
                {"entity_type": "BUSINESS", "entity_id": "1", "alert_info": {"alert_severity": "WARNING", "alert_type": "OBA",
                 "alert_description": "Upload a document that proves who you are"}}""");
        Window window = BROWSER.open(width, height, width < 720, locale);
        window.logIn(administrator.person());
        assertThat(window.byTestId("admin-notices")).isVisible();
        String name = width + "-" + locale.substring(0, 2);
        shot(window, "inbox-notice-" + name);
        for (String page : List.of(
                "whatsapp.xhtml",
                "whatsapp-account.xhtml?id=" + account,
                "number.xhtml?id=" + accounts.numberId(accounts.number()))) {
            window.page().navigate(bandeja.demo().app() + "/console/" + page);
            assertThat(window.page().locator("h1")).isVisible();
            assertThat(window.byTestId("admin-notices")).isVisible();
            window.assertFits();
            if (page.equals("whatsapp.xhtml")) {
                // The notice is the same above all of them, which AccessibilityIT visits.
                Accessibility.assertNothingSerious(window.page());
            }
            window.page().setViewportSize(width, 2400);
            shot(window, page.replaceFirst("\\.xhtml.*", "") + "-" + name);
            window.page().setViewportSize(width, height);
        }
    }

    /** The whole page, to be looked at. */
    private static void shot(Window window, String name) {
        Pictures.keep(window.page(), "whatsapp/" + name);
    }

    private void tell(String wabaId, String field, String value) {
        String body = "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"id\": \"" + wabaId + "\", \"time\": "
                + Instant.now().getEpochSecond() + ", \"changes\": [{\"field\": \"" + field + "\", \"value\": " + value
                + "}]}]}";
        bandeja.webhook().deliver(body).require(200);
    }
}
