package org.bandeja.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SampleFile;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One conversation with every kind of message that a customer and the company can send, as an agent sees it. */
@OnSharedInstallation
class AllTypesShownIT {
    @RegisterExtension
    static final Browser BROWSER = new Browser();

    private static final String SCRIPT = "<img src=x onerror=alert(1)>";
    private static final int TALL = 1_700;

    /** A sticker as WhatsApp takes it. */
    private static final String SQUARE =
            "() => { const c = document.createElement('canvas'); c.width = c.height = 512; const p = c.getContext('2d');"
                    + " p.fillStyle = '#f4b400'; p.beginPath(); p.arc(256, 256, 240, 0, 7); p.fill();"
                    + " return c.toDataURL('image/webp', 0.8).split(',')[1]; }";

    /** Who sent it, its type, and words of it: what a Spanish screen says. */
    private static final List<List<String>> SHOWN = List.of(
            List.of("IN", "text", "¿Qué tal?"),
            List.of("IN", "text", "Reenviado"),
            List.of("IN", "text", "Llegó por un anuncio"),
            List.of("IN", "text", "Oferta " + SCRIPT),
            List.of("IN", "text", "editado"),
            List.of("IN", "text", "Este mensaje fue eliminado"),
            List.of("IN", "image", "Mi recibo"),
            List.of("IN", "image", "WhatsApp no pudo cargar el archivo"),
            List.of("IN", "video", "Así se ve"),
            List.of("IN", "audio", "Mensaje de voz"),
            List.of("IN", "document", SCRIPT + ".pdf"),
            List.of("IN", "location", "4.60971, -74.08175"),
            List.of("IN", "contacts", "Luis " + SCRIPT),
            List.of("IN", "choice", "Eligió"),
            List.of("IN", "choice", "Pulsó un botón de una plantilla"),
            List.of("IN", "form", "Cali"),
            List.of("IN", "permission", "Permite que le llamemos"),
            List.of("IN", "order", "SKU-7"),
            List.of("IN", "system", "El cliente usa WhatsApp en otro dispositivo"),
            List.of("IN", "unsupported", "una encuesta"),
            List.of("IN", "unsupported", "Ábralo en la aplicación WhatsApp Business del teléfono"),
            List.of("IN", "unsupported", "aún no se puede mostrar aquí"),
            List.of("IN", "call", "Llamada perdida del cliente"),
            List.of("IN", "call", "Llamada del cliente · 1:15"),
            List.of("IN", "call", "Llamada del cliente, rechazada"),
            List.of("IN", "call", "Llamada del cliente, fallida"),
            List.of("OUT", "call", "Llamada al cliente · 0:42"),
            List.of("OUT", "call", "Llamada al cliente, sin respuesta"),
            List.of("OUT", "call", "Llamada al cliente, rechazada"),
            List.of("OUT", "call", "Llamada al cliente, fallida"),
            List.of("IN", "text", "Reenviado muchas veces"),
            List.of("IN", "text", "Pregunta por un producto"),
            List.of("IN", "text", "SKU-9"),
            List.of("IN", "choice", "Mañana a las diez"),
            List.of("IN", "form", "esto no es JSON"),
            List.of("IN", "permission", "No quiere que le llamemos"),
            List.of("IN", "contacts", "En respuesta a nuestra pregunta"),
            List.of("IN", "system", "El cliente abrió el chat por primera vez"),
            List.of("IN", "system", "La cuenta de WhatsApp del cliente ha cambiado"),
            List.of("IN", "system", "El cliente tiene un número nuevo: +57300"),
            List.of("IN", "text", "Ayer pregunté algo"),
            List.of("OUT", "text", "Ayer le respondimos"),
            List.of("OUT", "text", "No se entregó. Se envió desde otro lugar"),
            List.of("OUT", "text", "Enviado con la aplicación del teléfono"),
            List.of("OUT", "text", "Con mucho gusto"),
            List.of("OUT", "image", "Así es"),
            List.of("OUT", "document", "Contrato.pdf"),
            List.of("OUT", "location", "Sede"),
            List.of("OUT", "contacts", "Luis Paz"),
            List.of("OUT", "interactive", "Sí, mañana"),
            List.of("OUT", "interactive", "Planes"),
            List.of("OUT", "interactive", "Abrir"),
            List.of("OUT", "interactive", "Enviar ubicación"),
            List.of("OUT", "template", "Hola Ana, tu pedido llega"));

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final CustomerFiles files = new CustomerFiles(bandeja);
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Lucía Restrepo " + System.nanoTime() % 10_000);
    private final Instant begin = Instant.now().minusSeconds(1_200);
    private final List<JsonObject> messages = new ArrayList<>();
    private int others;

    @Test
    void everyKindIsShownAsItself() {
        bandeja.simulator().reset();
        Window window = BROWSER.open(1440, TALL, false, "es-CO");
        window.logIn(ana.person());
        String id = bandeja.taken(ana, customer);
        customerSends(window.page());
        companySends(id, window.page());
        customerChanges();
        Eventually.holds("all are there", () -> ana.messages(id).size() == messages.size() + others);
        Eventually.holds(
                "all files are there",
                () -> ana.messages(id).stream()
                        .filter(message -> !message.isNull("media"))
                        .allMatch(message -> message.getJsonObject("media")
                                .getString("state")
                                .equals("THERE")));
        open(window, id);
        assertAllShown(window);
        look(window, "kinds-1440");
        Window phone = BROWSER.open(390, TALL, true, "es-CO");
        phone.logIn(ana.person());
        open(phone, id);
        look(phone, "kinds-390");
        assertThat((Boolean) phone.page()
                        .evaluate("() => { const s = document.querySelector('.thread-scroller');"
                                + " return s.scrollWidth <= s.clientWidth; }"))
                .as("nothing sticks out on a phone")
                .isTrue();
        String group = inAGroup();
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + group);
        assertThat(window.messages()).hasCount(1);
        assertThat(window.messages().first()).containsText("Hola a todo el grupo");
        assertThat(window.messages().first().locator(".author")).hasText(customer.name());
        ana.act(group, "claim").require(200);
        assertThat(window.byTestId("composer-notice")).hasAttribute("data-state", "group");
        assertThat(window.byTestId("composer-notice")).containsText("Es un grupo de WhatsApp");
        assertThat(window.byTestId("template")).hasCount(0);
    }

    private void open(Window window, String id) {
        window.page().navigate(bandeja.demo().app() + "/inbox.xhtml#/c/" + id);
        // What is further up comes when somebody looks there.
        Eventually.holds("all are drawn", () -> {
            window.page().locator(".thread-scroller").evaluate("s => s.scrollTo(0, 0)");
            return window.messages().count() == messages.size() + others;
        });
    }

    // --- what is sent

    private void customerSends(Page page) {
        String first = add("text", "\"text\":{\"body\":\"¿Qué tal?\"}");
        add("text", "\"text\":{\"body\":\"Me refiero a esto\"},\"context\":{\"id\":\"" + first + "\"}");
        add("text", "\"text\":{\"body\":\"Y a algo viejo\"},\"context\":{\"id\":\"wamid.unknown\",\"forwarded\":true}");
        add(
                "text",
                "\"text\":{\"body\":\"Vi su anuncio\"},\"referral\":{\"headline\":\"Oferta " + SCRIPT
                        + "\",\"body\":\"Solo hoy\",\"source_url\":\"javascript:alert(1)\",\"source_type\":\"ad\"}");
        String edited = add("text", "\"text\":{\"body\":\"Quiero uno\"}");
        String revoked = add("text", "\"text\":{\"body\":\"Me equivoqué de chat\"}");
        add("image", "\"image\":{\"id\":\"" + picture(3) + "\",\"caption\":\"Mi recibo\"}");
        add("image", "\"image\":{\"id\":\"" + picture(5) + "\"}");
        add("image", "\"errors\":[{\"code\":131052,\"title\":\"too big\"}]");
        add(
                "video",
                "\"video\":{\"id\":\"" + made(page, MediaShownIT.FILM, null, "video/webm")
                        + "\",\"caption\":\"Así se ve\"}");
        String tone = files.keep(MediaShownIT.tone(), "audio/wav", "");
        add("audio", "\"audio\":{\"id\":\"" + tone + "\"}");
        add("audio", "\"audio\":{\"id\":\"" + tone + "\",\"voice\":true}");
        byte[] pdf = "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII);
        add(
                "document",
                "\"document\":{\"id\":\"" + files.keep(pdf, "application/pdf", "") + "\",\"filename\":\"" + SCRIPT
                        + ".pdf\"}");
        add("sticker", "\"sticker\":{\"id\":\"" + made(page, MediaShownIT.STICKER, 10, "image/webp") + "\"}");
        byte[] moving =
                MediaShownIT.animated(bytes(page, MediaShownIT.STICKER, 120), bytes(page, MediaShownIT.STICKER, 220));
        add("sticker", "\"sticker\":{\"id\":\"" + files.keep(moving, "image/webp", "") + "\",\"animated\":true}");
        customerSendsMore();
        customerSendsVariants();
        add("system", "\"system\":{\"type\":\"customer_identity_changed\",\"body\":\"x\"}");
        add("unsupported", "\"unsupported\":{\"type\":\"poll_creation\"},\"errors\":[{\"code\":131051}]");
        add("unsupported", "\"unsupported\":{\"type\":\"errors\"},\"errors\":[{\"code\":131060,\"title\":\"x\"}]");
        add("hologram", "\"hologram\":{\"depth\":3}");
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.messages(bandeja.number(), List.of(customer), messages))
                        .text())
                .require(200);
        change("reaction", "{\"message_id\":\"" + first + "\",\"emoji\":\"👍🏽\"}");
        change(
                "edit",
                "{\"original_message_id\":\"" + edited
                        + "\",\"message\":{\"type\":\"text\",\"text\":{\"body\":\"Quiero dos\"}}}");
        change("revoke", "{\"original_message_id\":\"" + revoked + "\"}");
        aroundTheMessages();
        others++;
    }

    private void customerSendsMore() {
        add(
                "location",
                "\"location\":{\"latitude\":4.60971,\"longitude\":-74.08175,\"name\":\"Plaza\",\"address\":\"Calle 11\"}");
        add(
                "contacts",
                "\"contacts\":[{\"name\":{\"formatted_name\":\"Luis " + SCRIPT
                        + "\"},\"phones\":[{\"phone\":\"+57 300 1\"}],\"urls\":[{\"url\":\"javascript:alert(1)\"}],\"org\":{\"company\":\"Sol\"}}]");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"id\":\"1\",\"title\":\"Ventas\",\"description\":\"Precios\"}}");
        add("button", "\"button\":{\"payload\":\"p\",\"text\":\"Quiero saber más\"}");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"name\":\"flow\",\"body\":\"Enviado\",\"response_json\":\"{\\\"ciudad\\\":\\\"Cali\\\"}\"}}");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"call_permission_reply\",\"call_permission_reply\":{\"response\":\"accept\"}}");
        add(
                "order",
                "\"order\":{\"catalog_id\":\"1\",\"text\":\"Con factura\",\"product_items\":[{\"product_retailer_id\":\"SKU-7\",\"quantity\":2,\"item_price\":7.5,\"currency\":\"USD\"}]}");
    }

    /** Rarer ways of the same kinds. */
    private void customerSendsVariants() {
        add("request_welcome", "\"context\":{}");
        add("text", "\"text\":{\"body\":\"Pásalo a todos\"},\"context\":{\"frequently_forwarded\":true}");
        add(
                "text",
                "\"text\":{\"body\":\"¿Queda de este?\"},\"context\":{\"from\":\"15550100\",\"id\":\"wamid.catalogue\","
                        + "\"referred_product\":{\"catalog_id\":\"c\",\"product_retailer_id\":\"SKU-9\"}}");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"10\",\"title\":\"Mañana a las diez\"}}");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"name\":\"flow\",\"body\":\"Enviado\",\"response_json\":\"esto no es JSON\"}}");
        add(
                "interactive",
                "\"interactive\":{\"type\":\"call_permission_reply\",\"call_permission_reply\":{\"response\":\"reject\"}}");
        add(
                "contacts",
                "\"contacts\":[{\"name\":{\"formatted_name\":\"Eva Paz\"},\"phones\":[{\"phone\":\"+57 300 2\"}]}],\"origin\":\"contact_request\"");
    }

    /** Nothing comes from the old number any more. */
    private void customerChanges() {
        String digits = Customer.unknown("").digits().orElseThrow();
        change("{\"type\":\"user_changed_user_id\",\"body\":\"x\",\"user_id\":\"CO." + digits + "\"}");
        change("{\"type\":\"user_changed_number\",\"body\":\"x\",\"wa_id\":\"" + digits + "\"}");
        others += 2;
    }

    private void change(String system) {
        change("system", system);
        bandeja.rows().awaitProcessed();
    }

    /** Calls, what the phone app answered, and what was said before the number came to us. */
    private void aroundTheMessages() {
        String digits = customer.digits().orElseThrow();
        deliver("calls", call("\"status\":\"COMPLETED\""));
        deliver("calls", call("\"status\":\"COMPLETED\",\"duration\":75"));
        deliver("calls", call("\"status\":\"REJECTED\""));
        deliver("calls", call("\"status\":\"FAILED\""));
        deliver("calls", callOfTheCompany("\"status\":\"COMPLETED\",\"duration\":42"));
        deliver("calls", callOfTheCompany("\"status\":\"COMPLETED\""));
        deliver("calls", callOfTheCompany("\"status\":\"REJECTED\""));
        deliver("calls", callOfTheCompany("\"status\":\"FAILED\""));
        deliver(
                "smb_message_echoes",
                "\"message_echoes\":[{\"to\":\"" + digits + "\"," + named(600)
                        + "\"type\":\"text\",\"text\":{\"body\":\"Ya le respondo\"}}]");
        deliver(
                "history",
                "\"history\":[{\"threads\":[{\"id\":\"" + digits + "\",\"messages\":[{\"from\":\"" + digits + "\","
                        + named(-86_400) + "\"type\":\"text\",\"text\":{\"body\":\"Ayer pregunté algo\"}},"
                        + past("Ayer le respondimos", "READ") + "," + past("Ayer no llegó", "ERROR") + "]}]}]");
        others += 12;
    }

    /** What the company said before. */
    private String past(String text, String status) {
        return "{\"from\":\"15550100\",\"to\":\"" + customer.digits().orElseThrow() + "\"," + named(-86_300)
                + "\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"},\"history_context\":{\"status\":\"" + status
                + "\"}}";
    }

    private String call(String end) {
        return call(customer.digits().orElseThrow(), "15550100", "USER_INITIATED", end);
    }

    private String callOfTheCompany(String end) {
        return call("15550100", customer.digits().orElseThrow(), "BUSINESS_INITIATED", end);
    }

    private String call(String from, String to, String direction, String end) {
        return "\"calls\":[{\"id\":\"wacid." + System.nanoTime() + "\",\"from\":\"" + from + "\",\"to\":\"" + to
                + "\",\"event\":\"terminate\",\"direction\":\"" + direction + "\",\"timestamp\":\""
                + begin.plusSeconds(610).getEpochSecond() + "\"," + end + "}]";
    }

    private String named(int seconds) {
        return "\"id\":\"" + Envelope.newId() + "\",\"timestamp\":\""
                + begin.plusSeconds(seconds).getEpochSecond() + "\",";
    }

    private void deliver(String field, String value) {
        String metadata = "\"metadata\":{\"display_phone_number\":\"15550100\",\"phone_number_id\":\""
                + bandeja.number() + "\"},";
        JsonObject whole = parsed("{" + metadata + value + "}");
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.change(field, Json.createObjectBuilder(whole)))
                        .text())
                .require(200);
    }

    private void companySends(String id, Page page) {
        Eventually.holds("the customer's are there", () -> ana.messages(id).size() == messages.size() + others);
        String first = ana.messages(id).stream()
                .filter(item -> item.getString("text", "").equals("¿Qué tal?"))
                .map(item -> item.getString("id"))
                .findFirst()
                .orElseThrow();
        sent(ana.send(id, "{\"type\":\"text\",\"text\":\"Con mucho gusto\",\"quotes\":\"" + first + "\"}"));
        sent(ana.sendFile(id, "image", uploaded(SampleFile.jpeg("foto.jpg"), "image"), "Así es"));
        sent(ana.sendFile(id, "document", uploaded(SampleFile.pdf("Contrato.pdf"), "document"), null));
        SampleFile sticker = new SampleFile("sol.webp", "image/webp", bytes(page, SQUARE, null));
        sent(ana.sendFile(id, "sticker", uploaded(sticker, "sticker"), null));
        for (String draft : List.of(
                "{'type':'location','content':{'latitude':4.60971,'longitude':-74.08175,'name':'Sede'}}",
                "{'type':'contacts','content':{'contacts':[{'name':'Luis Paz','phones':[{'phone':'+57 300 1'}]}]}}",
                "{'type':'interactive','text':'¿Nos vemos?','content':{'kind':'button','header':'Cita','footer':'Sede','buttons':[{'title':'Sí, mañana'},{'title':'No'}]}}",
                "{'type':'interactive','text':'¿Qué desea?','content':{'kind':'list','label':'Ver','sections':[{'title':'Ventas','rows':[{'title':'Planes','description':'Para empresas'}]},{'title':'Soporte','rows':[{'title':'Una falla'}]}]}}",
                "{'type':'interactive','text':'Su factura','content':{'kind':'cta_url','label':'Abrir','url':'https://example.com/f/1'}}",
                "{'type':'interactive','text':'¿Dónde está?','content':{'kind':'location_request'}}")) {
            sent(ana.send(id, draft.replace('\'', '"')));
        }
        sent(ana.post("/api/conversations/" + id + "/messages", template()));
        sent(ana.note(id, "Ofrecer el plan B"));
        ana.react(first, "❤️").require(200);
    }

    private String uploaded(SampleFile file, String type) {
        return ana.upload(file, "type=" + type).require(201).json().getString("id");
    }

    private void sent(Answer answer) {
        answer.require(201);
        others++;
    }

    private JsonObject template() {
        String number = bandeja.starter(ana);
        JsonObject template = Eventually.found(
                "templates were read",
                () -> ana.get("/api/templates?number=" + number + "&language=es").require(200).items().stream()
                        .filter(item -> item.getString("name").equals("order_update"))
                        .findFirst());
        return Json.createObjectBuilder()
                .add("type", "template")
                .add(
                        "content",
                        Json.createObjectBuilder()
                                .add("template", template.getString("id"))
                                .add(
                                        "values",
                                        parsed(
                                                "{\"header.1\":\"99\",\"body.1\":\"Ana\",\"body.2\":\"lunes\",\"button.2\":\"99\"}")))
                .build();
    }

    /** @return the conversation of the group */
    private String inAGroup() {
        Customer group = new Customer(Optional.empty(), Optional.of("group" + System.nanoTime()), "");
        JsonObject said = Json.createObjectBuilder(
                        Envelope.text(customer, Envelope.newId(), Instant.now(), "Hola a todo el grupo"))
                .add("group_id", group.userId().orElseThrow())
                .build();
        bandeja.webhook().deliver(Envelope.of(bandeja.number(), customer, said)).require(200);
        return ana.awaitConversation(group);
    }

    // --- what is seen

    private void assertAllShown(Window window) {
        Locator thread = window.byTestId("thread");
        for (List<String> row : SHOWN) {
            Locator kind = thread.locator(
                    "[data-testid=message][data-direction=" + row.get(0) + "][data-type=" + row.get(1) + "]");
            assertThat(kind.filter(new Locator.FilterOptions().setHasText(row.get(2)))
                            .first())
                    .isVisible();
        }
        for (String text :
                List.of("Sol", "Ventas", "Quiero saber más", "Con factura", "Quiero dos", "Ofrecer el plan B")) {
            assertThat(thread).containsText(text);
        }
        assertThat(thread).not().containsText("Me equivoqué de chat");
        assertThat(message(thread, "Ayer le respondimos").locator(".tick-read")).hasCount(1);
        assertThat(message(thread, "Ayer no llegó").locator(".tick-lost")).hasCount(1);
        assertThat(thread.getByTestId("message-retry")).hasCount(0);
        assertThat(thread.getByTestId("message-dismiss")).hasCount(0);
        // Whose question is about a product quotes no message.
        assertThat(window.byTestId("quote")).hasCount(2);
        assertThat(window.byTestId("quote").first()).containsText("¿Qué tal?");
        assertThat(window.byTestId("reactions")).containsText("👍🏽");
        assertThat(window.byTestId("reactions")).containsText("❤️");
        assertThat(thread.locator("a[href^='javascript']")).hasCount(0);
        assertThat(thread.locator("[onerror]")).hasCount(0);
        drawn(thread.locator("[data-type=image] .media-picture img"), 3, "p => p.complete && p.naturalWidth > 0");
        drawn(thread.locator("[data-type=sticker] .media-sticker img"), 3, "p => p.complete && p.naturalWidth > 0");
        drawn(thread.locator("video.media-film"), 1, "p => p.readyState > 0 && p.videoWidth > 0");
        drawn(thread.locator("audio"), 2, "p => p.readyState > 0 && p.duration > 1");
        assertThat(thread.locator("a.media-document")).hasCount(2);
    }

    private static Locator message(Locator thread, String text) {
        return thread.getByTestId("message").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void drawn(Locator all, int count, String condition) {
        assertThat(all).hasCount(count);
        for (int i = 0; i < count; i++) {
            Locator one = all.nth(i);
            one.scrollIntoViewIfNeeded();
            Eventually.holds("it is drawn: " + one, () -> (Boolean) one.evaluate(condition));
        }
    }

    /** From the top to the end, a screen at a time, light and dark. */
    private static void look(Window window, String name) {
        if (!Pictures.wanted()) {
            return;
        }
        Page page = window.page();
        Locator scroller = page.locator(".thread-scroller");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            int screens =
                    ((Number) scroller.evaluate("s => Math.ceil(s.scrollHeight / (s.clientHeight - 60))")).intValue();
            for (int i = 0; i < screens; i++) {
                scroller.evaluate("(s, i) => s.scrollTo(0, i * (s.clientHeight - 60))", i);
                page.waitForFunction("() => [...document.querySelectorAll('.media-picture img, .media-sticker img')]"
                        + ".every((p) => p.complete || p.getBoundingClientRect().bottom < 0"
                        + " || p.getBoundingClientRect().top > innerHeight)");
                Pictures.keep(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-es-" + (i + 1));
            }
        }
    }

    // --- rules that the page has of its own

    @Test
    void aVoiceNoteThatWasHeardStaysHeard() {
        Page page = BROWSER.open(ana.person()).page();
        List<String> steps = List.of("QUEUED", "SENDING", "SENT", "DELIVERED", "READ", "PLAYED");
        for (int shown = 0; shown < steps.size(); shown++) {
            for (int came = 0; came < steps.size(); came++) {
                assertThat(page.evaluate(
                                "async ([shown, came]) => (await import('/app/rules.js')).isStale("
                                        + "{ direction: 'OUT', attempt: 1, status: came },"
                                        + " { direction: 'OUT', attempt: 1, status: shown })",
                                List.of(steps.get(shown), steps.get(came))))
                        .as("%s after %s", steps.get(came), steps.get(shown))
                        .isEqualTo(came < shown);
            }
        }
    }

    @Test
    void aStickerMayBeLargerIfItMoves() {
        Page page = BROWSER.open(ana.person()).page();
        assertThat(complains(page, SampleFile.webp("s.webp", 512, false, 100 * 1024)))
                .isFalse();
        assertThat(complains(page, SampleFile.webp("s.webp", 512, false, 100 * 1024 + 1)))
                .isTrue();
        assertThat(complains(page, SampleFile.webp("s.webp", 512, true, 500 * 1024)))
                .isFalse();
        assertThat(complains(page, SampleFile.webp("s.webp", 512, true, 500 * 1024 + 1)))
                .isTrue();
    }

    private static boolean complains(Page page, SampleFile file) {
        return (Boolean) page.evaluate(
                "async ({ base64, mime }) => { const { moves } = await import('/app/pictures.js');"
                        + " const { complaintAbout } = await import('/app/media-limits.js');"
                        + " const file = new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 's.webp', { type: mime });"
                        + " return complaintAbout(file, 'sticker', await moves(file)) !== null; }",
                Map.of("base64", Base64.getEncoder().encodeToString(file.bytes()), "mime", file.mime()));
    }

    // --- in a test's words

    private String picture(int number) {
        return files.keep(CustomerFiles.picture(900, number == 3 ? 1_200 : 600, number, "jpg"), "image/jpeg", "");
    }

    private String made(Page page, String script, Integer value, String mime) {
        return files.keep(bytes(page, script, value), mime, "");
    }

    private static byte[] bytes(Page page, String script, Integer value) {
        return Base64.getDecoder().decode((String) page.evaluate(script, value));
    }

    /** @return WhatsApp's name of it */
    private String add(String type, String body) {
        var message = Envelope.message(customer, Envelope.newId(), begin.plusSeconds(20L * messages.size()), type);
        parsed("{" + body + "}").forEach(message::add);
        messages.add(message.build());
        return messages.get(messages.size() - 1).getString("id");
    }

    private void change(String type, String body) {
        var message = Envelope.message(customer, Envelope.newId(), begin.plus(Duration.ofMinutes(15)), type)
                .add(type, parsed(body));
        bandeja.webhook()
                .deliver(Envelope.of(bandeja.number(), customer, message.build()))
                .require(200);
    }

    private static JsonObject parsed(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }
}
