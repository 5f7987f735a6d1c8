package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do with contacts, in the browser and on the phone. */
@OnSharedInstallation
class ContactStoryIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final int MORE_THAN_A_PAGE = 51;
    private static final String TOO_MUCH =
            "Demasiado a la vez: esto no se hizo. Espere un momento e inténtelo de nuevo.";

    /** As after an interruption. */
    private static final String RELOAD = """
            async () => {
                const { store } = await import(document.querySelector('link[href$="/store.js"]').href);
                store.emit('reload');
            }""";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor administrator = bandeja.administrator();
    private final String mark = Long.toString(System.nanoTime(), 36);
    private final Customer customer = Customer.unknown("María <b>Fernanda</b> " + mark);

    private String talk(Customer who) {
        bandeja.simulator().writes(who, bandeja.number(), "hola");
        return ana.awaitConversation(who);
    }

    private static Window open(AgentDoor who, int width, int height, String locale, String path) {
        Window window = BROWSER.open(width, height, width < 720, locale);
        window.logIn(who.person(), path);
        return window;
    }

    @Test
    void anAgentFindsAContactAndNotesWhatHeKnowsInSpanish() {
        String id = talk(customer);
        new CustomerFiles(bandeja)
                .send(customer, "image", CustomerFiles.picture(300, 200, 4, "png"), "image/png", Optional.empty());
        CustomerFiles.await(ana, id, "THERE");
        Window window = open(ana, 1440, 900, "es-ES", "/inbox.xhtml");
        window.byTestId("rail-contacts").click();
        Page page = window.page();
        assertThat(page.locator("#contacts-heading")).hasText("Contactos");
        window.isReady();
        window.byTestId("contact-search").fill(mark);
        assertThat(window.byTestId("contact-row")).hasCount(1);
        window.byTestId("contact-row").click();
        assertThat(window.byTestId("contact-head")).containsText("María <b>Fernanda</b>");
        assertThat(window.byTestId("contact-conversation")).containsText(bandeja.department());
        assertThat(window.byTestId("contact-files").locator("img")).hasCount(1);
        assertThat(window.byTestId("erase-contact")).hasCount(0);

        window.byTestId("edit-contact").click();
        window.byTestId("contact-name").fill("María F. (Acme)");
        window.byTestId("contact-language").selectOption("pt-BR");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-head")).containsText("María F. (Acme)");
        assertThat(window.byTestId("contact-facts")).containsText("portugués");

        window.byTestId("change-consent").click();
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("dialog-error")).containsText("Elija una opción");
        window.byTestId("consent-out").check();
        window.byTestId("consent-how").fill("por teléfono");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-consent")).containsText("No quiere mensajes de marketing");
        wantsNoMarketing(customer);
        assertThat(window.byTestId("contact-consent")).containsText("Se lo dijo a WhatsApp el");

        window.byTestId("contact-note-text").fill("Prefiere las mañanas");
        window.byTestId("save-contact-note").click();
        assertThat(window.byTestId("contact-notes")).containsText("Prefiere las mañanas");
        Accessibility.assertNothingSerious(page);
        Pictures.keep(page, "contact-es");

        window.byTestId("contact-conversation").click();
        assertThat(window.byTestId("conversation-head")).containsText("María F. (Acme)");
        window.close();
    }

    /** As WhatsApp tells it. */
    private void wantsNoMarketing(Customer who) {
        JsonObjectBuilder wish = Json.createObjectBuilder()
                .add("wa_id", who.digits().orElseThrow())
                .add("category", "marketing_messages")
                .add("value", "stop")
                // After whatever he told the company a moment before: WhatsApp knows whole seconds only.
                .add("timestamp", Instant.now().getEpochSecond() + 1);
        JsonObjectBuilder value = Json.createObjectBuilder()
                .add("user_preferences", Json.createArrayBuilder().add(wish));
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.change("user_preferences", value))
                        .text())
                .require(200);
    }

    @Test
    void whoeverIsGoneBackFromIsNotAskedForAnyMore() {
        talk(customer);
        Window window = open(ana, 390, 844, "es-ES", "/contacts.xhtml");
        Page page = window.page();
        choose(window, customer);
        page.clock().install();
        page.evaluate("""
                async () => {
                    const { store } = await import(document.querySelector('link[href$="/store.js"]').href);
                    store.emit('reload');
                    document.querySelector('[data-testid=contact-back]').click();
                }""");
        assertThat(window.byTestId("contact-head")).hasCount(0);
        page.clock().fastForward(5_000);
        window.byTestId("contact-row").click();
        assertThat(window.byTestId("contact-head")).containsText(customer.name());
        window.close();
    }

    @Test
    void aNoteThatIsBeingWrittenIsNeitherLostNorSavedTwice() {
        String contact = contactOf(talk(customer));
        String notes = "/api/contacts/" + contact + "/notes";
        for (int note = 1; note <= MORE_THAN_A_PAGE; note++) {
            administrator.post(notes, AgentDoor.field("text", "nota " + note)).require(201);
        }
        Customer other = Customer.unknown("Otra " + mark);
        talk(other);
        Window window = open(ana, 1440, 900, "es-ES", "/contacts.xhtml");
        window.forgiveRefusals();
        Page page = window.page();
        choose(window, customer);
        Locator lines = window.byTestId("contact-notes").locator("li");
        window.byTestId("more-notes").click();
        assertThat(lines).hasCount(MORE_THAN_A_PAGE);
        Locator field = window.byTestId("contact-note-text");
        field.fill("Prefiere las tardes");
        field.evaluate("field => field.setSelectionRange(3, 3)");

        administrator.post(notes, AgentDoor.field("text", "de una colega")).require(201);
        bandeja.simulator().writes(customer, bandeja.number(), "otra vez");
        assertThat(lines).hasCount(MORE_THAN_A_PAGE + 1);
        assertThat(lines.first()).containsText("de una colega");
        assertThat(field).isFocused();
        assertThat(field).hasJSProperty("selectionStart", 3);

        page.route("**/api/contacts/" + contact, ContactStoryIT::refuse);
        page.evaluate(RELOAD);
        window.tells(TOO_MUCH);
        assertThat(field).hasValue("Prefiere las tardes");
        page.unroute("**/api/contacts/" + contact);

        choose(window, other);
        assertThat(field).hasValue("");
        choose(window, customer);
        assertThat(field).hasValue("Prefiere las tardes");

        page.route("**" + notes, ContactStoryIT::refuse);
        window.byTestId("save-contact-note").click();
        assertThat(window.byTestId("contact-note-failure")).hasText(TOO_MUCH);
        assertThat(field).hasValue("Prefiere las tardes");
        page.unroute("**" + notes);

        List<Route> saved = new CopyOnWriteArrayList<>();
        page.route("**" + notes, saved::add);
        window.byTestId("save-contact-note").click();
        window.byTestId("save-contact-note").click();
        page.waitForCondition(() -> !saved.isEmpty());
        saved.forEach(Route::resume);
        assertThat(lines.first()).containsText("Prefiere las tardes");
        assertThat(field).hasValue("");
        org.assertj.core.api.Assertions.assertThat(saved).hasSize(1);
    }

    @Test
    void whatWasRefusedAfterItsDialogWasClosedIsTold() {
        String contact = contactOf(talk(customer));
        Window window = open(ana, 1440, 900, "es-ES", "/contacts.xhtml#/" + contact);
        window.forgiveRefusals();
        Page page = window.page();
        AtomicReference<Route> asked = new AtomicReference<>();
        window.byTestId("edit-contact").click();
        page.route("**/api/contacts/" + contact, asked::set);
        window.byTestId("dialog-save").click();
        page.waitForCondition(() -> asked.get() != null);
        page.keyboard().press("Escape");
        assertThat(window.byTestId("edit-dialog")).hasCount(0);
        refuse(asked.get());
        window.tells(TOO_MUCH);
    }

    @Test
    void whereThePageCannotBeginItSaysSo() {
        Window window = BROWSER.open(1440, 900, false, "es-ES");
        window.forgiveRefusals();
        Page page = window.page();
        page.route("**/api/me", ContactStoryIT::refuse);
        window.logInQuietly(ana.person());
        page.navigate(bandeja.demo().app() + "/contacts.xhtml");
        assertThat(window.byTestId("start-failure")).containsText(TOO_MUCH);
        page.unroute("**/api/me");
        window.byTestId("start-failure").getByRole(AriaRole.BUTTON).click();
        assertThat(window.byTestId("start-failure")).isHidden();
        assertThat(page.locator("#app[data-ready=true]")).isVisible();
    }

    private String contactOf(String conversation) {
        return ana.conversation(conversation).getJsonObject("contact").getString("id");
    }

    /** Searched for once: each search draws the rows anew. */
    private void choose(Window window, Customer one) {
        Locator search = window.byTestId("contact-search");
        if (!search.inputValue().equals(mark)) {
            search.fill(mark);
        }
        Locator rows = window.byTestId("contact-row");
        Locator wanted = rows.filter(new Locator.FilterOptions().setHasText(one.name()));
        assertThat(wanted).isVisible();
        // The newest of all stand there before it was searched.
        assertThat(rows.filter(new Locator.FilterOptions().setHasNotText(mark))).hasCount(0);
        wanted.click();
        assertThat(window.byTestId("contact-head")).containsText(one.name());
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions().setStatus(429));
    }

    @Test
    void anAdministratorBlocksExportsJoinsAndErasesOnThePhone() throws IOException {
        String conversation = talk(customer);
        Customer other = Customer.unknown("María en casa " + mark);
        talk(other);
        Window window = open(administrator, 390, 844, "es-ES", "/contacts.xhtml");
        window.forgiveRefusals();
        Page page = window.page();
        window.byTestId("contact-search").fill("casa " + mark);
        assertThat(window.byTestId("contact-row")).hasCount(1);
        window.byTestId("contact-row").click();
        assertThat(window.byTestId("contact-head")).containsText("María en casa");
        window.byTestId("contact-back").click();
        window.byTestId("contact-search").fill("Fernanda " + mark);
        assertThat(window.byTestId("contact-row").first()).containsText("Fernanda");
        assertThat(window.byTestId("contact-row")).hasCount(1);
        Pictures.keep(page, "contacts-phone-list");
        window.byTestId("contact-row").click();

        window.byTestId("block-contact").click();
        assertThat(window.byTestId("block-dialog")).containsText("24 horas");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-head").getByTestId("contact-blocked"))
                .isVisible();
        assertThat(window.byTestId("contact-blocks")).containsText("WhatsApp lo confirmó");
        window.byTestId("block-contact").click();
        assertThat(window.byTestId("block-dialog")).containsText("puede volver a escribir");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-blocked")).hasCount(0);
        assertThat(window.byTestId("contact-blocks")).containsText("No bloqueado");
        assertThat(window.byTestId("block-contact")).hasText("Bloquear");

        Download download =
                page.waitForDownload(() -> window.byTestId("export-contact").click());
        org.assertj.core.api.Assertions.assertThat(download.suggestedFilename()).endsWith(".zip");
        Map<String, String> exported = unzipped(download);
        org.assertj.core.api.Assertions.assertThat(exported.get("contact.json"))
                .contains(customer.phone().orElseThrow());
        org.assertj.core.api.Assertions.assertThat(exported.get("conversations/" + conversation + ".json"))
                .contains("hola");

        window.byTestId("merge-contact").click();
        window.byTestId("merge-search").fill("casa " + mark);
        window.byTestId("merge-option").click();
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("dialog-error")).containsText("conversación abierta");
        Pictures.keep(page, "contact-merge-phone");
        window.byTestId("merge-complete-older").check();
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-conversation")).hasCount(2);
        Accessibility.assertNothingSerious(page);
        Pictures.keepWhole(page, "contact-phone");
        window.assertFits();

        window.byTestId("erase-contact").click();
        window.byTestId("erase-name").fill("Otra persona");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("dialog-error")).containsText("no se llama así");
        window.byTestId("erase-name").fill(customer.name());
        Pictures.keep(page, "contact-erase-phone");
        window.byTestId("dialog-save").click();
        assertThat(window.byTestId("contact-head")).containsText("Contacto borrado");
        assertThat(window.byTestId("erase-contact")).hasCount(0);
        window.close();
    }

    private static Map<String, String> unzipped(Download download) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream entries = new ZipInputStream(download.createReadStream())) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    void anAdministratorMakesAFieldAndSaysHowLongThingsAreKept() {
        Window window = open(administrator, 1440, 900, "en-US", "/console/contact-fields.xhtml");
        Page page = window.page();
        String name = "Level " + mark;
        window.byTestId("new-field").click();
        assertThat(page.locator("[id='new:name']")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("[id='new:name']")).isHidden();
        page.clock().install();
        page.evaluate("() => { document.querySelector('[data-testid=new-field]').click();"
                + " document.getElementById('new:choices').focus(); }");
        page.clock().fastForward(1_000);
        assertThat(page.locator("[id='new:choices']")).isFocused();
        page.locator("[id='new:name']").fill(name);
        window.byTestId("field-kind").selectOption(new SelectOption().setValue("CHOICE"));
        page.locator("[id='new:choices']").fill("Gold\nSilver");
        Pictures.keep(page, "contact-fields-new");
        window.byTestId("create-field").click();
        var row = window.byTestId("fields")
                .locator("tbody tr")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(name));
        assertThat(row).containsText("Gold");
        Accessibility.assertNothingSerious(page);
        Pictures.keep(page, "contact-fields");
        row.getByTestId("change-field").click();
        page.locator("[id='change:changedName']").fill("");
        page.locator("[id='change:changedChoices']").fill("Lead");
        window.byTestId("save-field").click();
        assertThat(page.locator("#change")).containsText("This is needed");
        page.keyboard().press("Escape");
        row.getByTestId("change-field").click();
        assertThat(page.locator("[id='change:changedName']")).hasValue(name);
        assertThat(page.locator("[id='change:changedChoices']")).hasValue("Gold\nSilver");
        page.keyboard().press("Escape");
        row.getByTestId("remove-field").click();
        window.byTestId("confirm-yes").click();
        assertThat(row).hasCount(0);

        Window late = open(administrator, 1440, 900, "en-US", "/console/retention.xhtml");
        window.byTestId("nav-retention").click();
        assertThat(window.byTestId("keep-messages")).hasValue("");
        keep(window, "media", "400");
        keep(late, "deliveries", "31");
        page.reload();
        assertThat(window.byTestId("keep-deliveries")).hasValue("31");
        assertThat(window.byTestId("keep-media")).hasValue("400");
        keep(window, "media", "");
        keep(window, "deliveries", "30");
        window.byTestId("keep-messages").fill("3");
        window.byTestId("save-retention").click();
        window.byTestId("confirm-yes").click();
        assertThat(page.locator(".ui-growl")).containsText("at least 30 days");
        window.byTestId("keep-messages").fill("soon");
        window.byTestId("save-retention").click();
        window.byTestId("confirm-yes").click();
        assertThat(page.locator("#times")).containsText("whole number of days");
        Accessibility.assertNothingSerious(page);
        Pictures.keep(page, "retention");
        window.close();
    }

    private static void keep(Window window, String what, String days) {
        window.byTestId("keep-" + what).fill(days);
        window.byTestId("save-retention").click();
        window.byTestId("confirm-yes").click();
        window.tells("Saved");
    }
}
