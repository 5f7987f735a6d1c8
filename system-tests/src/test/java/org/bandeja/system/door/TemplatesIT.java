package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.CustomerFiles;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** Templates: which there are, to whom they may go, and how they reach the customer. */
@OnSharedInstallation
class TemplatesIT {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final String COMING = "class=\"mark warning\">→ Utility<";
    private static final byte[] PAPER = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Templates");

    @Test
    void allPagesOfTheAccountAreOfferedToWhoMayWriteFromTheNumber() {
        JsonObject offer = offered("number=" + bandeja.starter(ana));
        assertThat(names(offer))
                .contains("hello_world", "order_update", "appointment_reminder", "login_code", "where_we_are")
                .doesNotContain("survey", "free_money", "welcome_back", "old_offer");
        assertThat(offer.getJsonArray("languages").toString()).contains("es", "en_US", "pt_BR");
        assertThat(names(offered("number=" + bandeja.starter(ana) + "&q=PEDIDO%20avisanos&language=es")))
                .containsExactly("order_update");
        assertThat(names(offered("number=" + bandeja.starter(ana) + "&language=xx")))
                .isEmpty();
        assertThat(offer.getJsonArray("categories").toString()).contains("AUTHENTICATION", "MARKETING", "UTILITY");
        assertThat(names(offered("number=" + bandeja.starter(ana) + "&q=code&category=AUTHENTICATION")))
                .contains("login_code");
        assertThat(names(offered("number=" + bandeja.starter(ana) + "&q=code&category=UTILITY")))
                .doesNotContain("login_code");
        assertThat(bandeja.outsider()
                        .get("/api/templates?number=" + bandeja.starter(ana))
                        .status())
                .isEqualTo(404);
        assertThat(ana.get("/api/templates").status()).isEqualTo(400);
        JsonObject order = template("order_update", "es");
        assertThat(order.getJsonArray("variables").getValuesAs(JsonObject.class))
                .extracting(variable -> variable.getString("key") + "=" + variable.getString("example"))
                .containsExactly("header.1=4711", "body.1=Ana", "body.2=lunes 3", "button.2=4711");
    }

    @Test
    void goesOutWhenTheWindowIsClosedAndIsKeptAsTheCustomerSeesIt() {
        String id = longSilent();
        assertThat(ana.reply(id, "free words").require(409).rule()).isEqualTo("WindowClosed");
        JsonObject sent = send(
                        id,
                        template("order_update", "es"),
                        Map.of("header.1", "99", "body.1", "Ana", "body.2", "el 4", "button.2", "99"),
                        null)
                .require(201)
                .json();
        assertThat(sent.getString("text")).startsWith("Hola Ana, tu pedido llega el el 4 entre");
        JsonObject content = sent.getJsonObject("content");
        assertThat(content.getJsonObject("header").getString("text")).isEqualTo("Pedido 99");
        assertThat(content.getJsonArray("buttons").getJsonObject(2).getString("url"))
                .isEqualTo("https://shop.example/orders/99");
        awaitArrival(id, sent);
        JsonObject arrived = bandeja.simulator().received(customer).get(0).getJsonObject("shown");
        assertThat(arrived.getString("body")).isEqualTo(sent.getString("text"));
        assertThat(arrived.getJsonObject("header").getString("text")).isEqualTo("Pedido 99");
        assertThat(arrived.getString("footer")).isEqualTo(content.getString("footer"));
        assertThat(arrived.getJsonArray("buttons").getJsonObject(2).getString("url"))
                .isEqualTo("https://shop.example/orders/99");
    }

    @Test
    void everyShapeReachesTheCustomer() {
        String id = bandeja.taken(ana, customer);
        String picture = upload("image", "image/png", PICTURE);
        String paper = upload("document", "application/pdf", PAPER);
        List<JsonObject> sent = List.of(
                send(id, template("hello_world", "en_US"), Map.of(), null)
                        .require(201)
                        .json(),
                send(
                                id,
                                template("appointment_reminder", "en_US"),
                                Map.of(
                                        "header.first_name", "Ana",
                                        "body.appointment_date", "4 May",
                                        "body.appointment_time", "9:15"),
                                null)
                        .require(201)
                        .json(),
                send(id, template("login_code", "es"), Map.of("code", "445566"), null)
                        .require(201)
                        .json(),
                send(
                                id,
                                template("where_we_are", "es"),
                                Map.of("body.1", "martes"),
                                Json.createObjectBuilder()
                                        .add(
                                                "location",
                                                Json.createObjectBuilder()
                                                        .add("latitude", 4.65)
                                                        .add("longitude", -74.05)
                                                        .add("name", "Tienda")
                                                        .add("address", "Calle 93")))
                        .require(201)
                        .json(),
                send(
                                id,
                                template("summer_sale", "es"),
                                Map.of("body.1", "Ana", "body.2", "lunes", "button.0", "VERANO30"),
                                Json.createObjectBuilder().add("media", picture))
                        .require(201)
                        .json(),
                send(
                                id,
                                template("invoice", "es"),
                                Map.of("body.1", "F-1", "body.2", "10 COP"),
                                Json.createObjectBuilder().add("media", paper))
                        .require(201)
                        .json(),
                carousel(id, picture, upload("image", "image/png", PICTURE)));
        sent.forEach(message -> awaitArrival(id, message));
        assertThat(ana.message(id, sent.get(4).getString("id"))
                        .getJsonObject("media")
                        .getString("id"))
                .isEqualTo(picture);
    }

    @Test
    void theFilesOfCardsAreInTheExportOfWhomTheyWereSentTo() throws IOException {
        String id = bandeja.taken(ana, customer);
        String first = upload("image", "image/png", PICTURE);
        String second = upload("image", "image/png", PICTURE);
        carousel(id, first, second);
        String contact = ana.conversation(id).getJsonObject("contact").getString("id");
        Set<String> files = new HashSet<>();
        byte[] zip = CustomerFiles.fetch(bandeja.administrator(), "/api/contacts/" + contact + "/export")
                .body();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().startsWith("files/")) {
                    files.add(entry.getName().substring("files/".length(), "files/".length() + first.length()));
                    assertThat(entries.readAllBytes()).isEqualTo(PICTURE);
                }
            }
        }
        assertThat(files).containsExactlyInAnyOrder(first, second);
    }

    private JsonObject carousel(String id, String first, String second) {
        JsonObject content = Json.createObjectBuilder(content(
                        template("new_arrivals", "es"),
                        Map.of(
                                "body.1", "Ana",
                                "card.0.body.1", "5",
                                "card.0.button.1", "a",
                                "card.1.body.1", "6",
                                "card.1.button.1", "b"),
                        null))
                .add("cards", Json.createArrayBuilder().add(card(first)).add(card(second)))
                .build();
        return ana.post(
                        "/api/conversations/" + id + "/messages",
                        Json.createObjectBuilder()
                                .add("type", "template")
                                .add("content", content)
                                .build())
                .require(201)
                .json();
    }

    private static JsonObjectBuilder card(String media) {
        return Json.createObjectBuilder()
                .add("header", Json.createObjectBuilder().add("media", media));
    }

    @Test
    void whatWhatsAppWouldRefuseIsRefusedInWords() {
        String id = bandeja.taken(ana, customer);
        JsonObject order = template("order_update", "en");
        Map<String, String> good = Map.of("header.1", "9", "body.1", "Ana", "body.2", "today", "button.2", "9");
        assertThat(send(id, order, Map.of("header.1", "9"), null).require(422).rule())
                .isEqualTo("ValueNotUsable");
        assertThat(send(id, order, with(good, "body.1", "two\nlines"), null)
                        .require(422)
                        .body())
                .contains("LINES");
        assertThat(send(id, order, with(good, "body.3", "x"), null).require(422).body())
                .contains("UNKNOWN");
        assertThat(send(id, template("summer_sale", "es"), Map.of(), null)
                        .require(422)
                        .body())
                .contains("MISSING");
        String paper = upload("document", "application/pdf", PAPER);
        assertThat(send(
                                id,
                                template("summer_sale", "es"),
                                Map.of("body.1", "a", "body.2", "b", "button.0", "C"),
                                Json.createObjectBuilder().add("media", paper))
                        .status())
                .isEqualTo(422);
        assertThat(send(
                                id,
                                Json.createObjectBuilder()
                                        .add("id", "0000000000000")
                                        .build(),
                                good,
                                null)
                        .status())
                .isEqualTo(404);
        AgentDoor colleague = bandeja.agents().get(1);
        assertThat(send(colleague, id, order, good, null).status()).isEqualTo(403);
        assertThat(send(bandeja.outsider(), id, order, good, null).status()).isEqualTo(404);
        assertThat(ana.messages(id)).hasSize(1);
    }

    @Test
    void whoWantsNoMarketingGetsNone() {
        String id = bandeja.taken(ana, customer);
        bandeja.rows()
                .change(
                        "UPDATE contact SET marketing_opt_out_at = NOW(3) WHERE phone = ?",
                        customer.phone().orElseThrow());
        assertThat(send(id, template("summer_sale", "es"), Map.of(), null)
                        .require(409)
                        .rule())
                .isEqualTo("MarketingNotWanted");
        send(id, template("hello_world", "en_US"), Map.of(), null).require(201);
    }

    /** Nobody told that it has gone: the refusal itself has the list read again, once for a burst. */
    @Test
    void aRefusalOfATemplateHasTheListReadAgain() {
        String id = bandeja.taken(ana, customer);
        wereReadLongAgo();
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 132001}");
        try {
            String message = send(id, template("hello_world", "en_US"), Map.of(), null)
                    .require(201)
                    .json()
                    .getString("id");
            JsonObject failed = ana.awaitStatus(id, message, "FAILED");
            assertThat(failed.getJsonObject("error").getInt("code")).isEqualTo(132001);
            Eventually.holds(
                    "it was read again",
                    () -> bandeja.rows()
                                    .count("SELECT COUNT(*) FROM template_sync WHERE wanted_at IS NOT NULL"
                                            + " AND done_at > UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE")
                            == 1);
        } finally {
            bandeja.simulator().reset();
        }
    }

    /** WhatsApp has asked for a pause: a template that it refuses meanwhile does not break it. */
    @Test
    void aRefusalOfATemplateDoesNotShortenThePauseAfterAReadingThatFailed() {
        String id = bandeja.taken(ana, customer);
        bandeja.rows().leaveTemplatesUnread();
        bandeja.rows().change("UPDATE template_sync SET failure = 'too many calls'");
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 132001}");
        try {
            String message = send(id, template("hello_world", "en_US"), Map.of(), null)
                    .require(201)
                    .json()
                    .getString("id");
            ana.awaitStatus(id, message, "FAILED");
            Eventually.holds(
                    "it is wanted",
                    () -> bandeja.rows()
                                    .count("SELECT COUNT(*) FROM template_sync WHERE wanted_at IS NOT NULL"
                                            + " AND failure IS NOT NULL"
                                            + " AND next_at > UTC_TIMESTAMP(3) + INTERVAL 12 HOUR")
                            == 1);
        } finally {
            bandeja.rows().change("UPDATE template_sync SET failure = NULL");
            bandeja.simulator().reset();
        }
    }

    @Test
    void aPauseActsAtOnce() {
        String id = bandeja.taken(ana, customer);
        JsonObject order = template("order_update", "pt_BR");
        Map<String, String> values = Map.of("header.1", "9", "body.1", "Ana", "body.2", "1", "button.2", "9");
        JsonObject sent = send(id, order, values, null).require(201).json();
        awaitArrival(id, sent);
        judge(order, "PAUSED");
        try {
            Eventually.holds(
                    "it is not offered any more",
                    () -> !offered("number=" + bandeja.starter(ana) + "&language=pt_BR")
                            .toString()
                            .contains(order.getString("id")));
            Answer refused = send(id, order, values, null).require(409);
            assertThat(refused.rule()).isEqualTo("TemplateNotSendable");
            assertThat(refused.body()).contains("PAUSED");
        } finally {
            judge(order, "APPROVED");
            Eventually.holds(
                    "it is offered again",
                    () -> offered("number=" + bandeja.starter(ana) + "&language=pt_BR")
                            .toString()
                            .contains(order.getString("id")));
        }
    }

    @Test
    void anotherTextAndAnotherCategoryAreSeenAndTold() {
        JsonObject seen = template("how_it_works", "en");
        wereReadLongAgo();
        String text = "See it at your leisure " + System.nanoTime();
        change(
                seen,
                "{\"categoryInADay\": \"UTILITY\", \"components\": [{\"type\": \"BODY\", \"text\": \"" + text
                        + "\"}]}");
        try {
            Eventually.holds(
                    "it is offered with its new text",
                    () -> template("how_it_works", "en").getString("body").equals(text));
            awaitTold("was changed at WhatsApp.");
            awaitTold("will be in the category Utility within 24 hours.");
            assertThat(page(seen)).contains(COMING);
            assertThat(template("how_it_works", "en").getString("category")).isEqualTo("MARKETING");

            change(seen, "{\"category\": \"UTILITY\"}");
            Eventually.holds(
                    "it is another category's",
                    () -> template("how_it_works", "en").getString("category").equals("UTILITY"));
            awaitTold("gives it the category Utility");
            assertThat(page(seen)).doesNotContain(COMING);
        } finally {
            change(seen, "{\"category\": \"MARKETING\"}");
        }
    }

    /** Each piece of news comes by itself. */
    private void awaitTold(String end) {
        Eventually.passes(() -> assertThat(told()).anyMatch(told -> told.endsWith(end)));
    }

    private List<String> told() {
        return bandeja.administrator().get("/api/notices").require(200).items().stream()
                .filter(notice -> notice.getString("subject").equals("how_it_works (en)"))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    private String page(JsonObject template) {
        return bandeja.administrator()
                .get("/console/template.xhtml?id=" + template.getString("id"))
                .require(200)
                .body();
    }

    /** WhatsApp itself knows nothing of the pause here: what is refused is refused by Bandeja. */
    @Test
    void whatWasPausedMeanwhileDoesNotLeave() {
        String id = bandeja.taken(ana, customer);
        JsonObject hello = template("hello_world", "en_US");
        JsonObject sent = send(id, hello, Map.of(), null).require(201).json();
        awaitArrival(id, sent);
        int arrived = bandeja.simulator().received(customer).size();
        bandeja.rows()
                .change(
                        "UPDATE message m JOIN conversation c ON c.id = m.conversation_id SET m.status = 'FAILED',"
                                + " m.error_code = 131026 WHERE m.type = 'template' AND c.contact_id ="
                                + " (SELECT k.id FROM contact k WHERE k.phone = ?)",
                        customer.phone().orElseThrow());
        bandeja.rows().leaveTemplatesUnread();
        stand("PAUSED");
        try {
            ana.post("/api/messages/" + sent.getString("id") + "/retry").require(200);
            Eventually.holds("it says why", () -> {
                JsonObject message = ana.message(id, sent.getString("id"));
                return message.getString("status").equals("FAILED")
                        && message.getJsonObject("error").getInt("code") == 132015;
            });
            assertThat(bandeja.simulator().received(customer)).hasSize(arrived);
        } finally {
            stand("APPROVED");
        }
    }

    private void stand(String status) {
        bandeja.rows()
                .change(
                        "UPDATE template SET status = ?, version = version + 1 WHERE name = 'hello_world'"
                                + " AND language = 'en_US'",
                        status);
    }

    @Test
    void onlyAdministratorsHaveThemReadAgain() {
        assertThat(ana.post("/api/templates/sync").status()).isEqualTo(404);
        Instant before = Instant.now();
        bandeja.administrator().post("/api/templates/sync").require(202);
        Eventually.holds(
                "they were read",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM template_sync WHERE done_at >= ? AND failure IS NULL",
                                        java.sql.Timestamp.from(before.minusSeconds(1)))
                        >= 1);
    }

    // --- in a test's words

    /** So that they are read at once when something is told of them. */
    private void wereReadLongAgo() {
        bandeja.rows().leaveTemplatesUnread();
        bandeja.rows().change("UPDATE template_sync SET done_at = UTC_TIMESTAMP(3) - INTERVAL 1 HOUR");
    }

    private String longSilent() {
        bandeja.webhook()
                .writes(customer, bandeja.number(), "long ago", Instant.now().minus(Duration.ofHours(25)));
        String id = ana.awaitConversation(customer);
        ana.act(id, "claim").require(200);
        return id;
    }

    private void awaitArrival(String conversation, JsonObject sent) {
        ana.awaitStatus(conversation, sent.getString("id"), "DELIVERED");
    }

    private JsonObject offered(String query) {
        Eventually.holds(
                "templates were read",
                () -> !ana.get("/api/templates?number=" + bandeja.starter(ana))
                        .require(200)
                        .items()
                        .isEmpty());
        return ana.get("/api/templates?" + query).require(200).json();
    }

    private static List<String> names(JsonObject offer) {
        return offer.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("name"))
                .toList();
    }

    private JsonObject template(String name, String language) {
        return offered("number=" + bandeja.starter(ana) + "&language=" + language)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(item -> item.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Answer send(String id, JsonObject template, Map<String, String> values, JsonObjectBuilder header) {
        return send(ana, id, template, values, header);
    }

    private static Answer send(
            AgentDoor who, String id, JsonObject template, Map<String, String> values, JsonObjectBuilder header) {
        return who.post(
                "/api/conversations/" + id + "/messages",
                Json.createObjectBuilder()
                        .add("type", "template")
                        .add("content", content(template, values, header))
                        .build());
    }

    private static JsonObject content(JsonObject template, Map<String, String> values, JsonObjectBuilder header) {
        JsonObjectBuilder given = Json.createObjectBuilder();
        values.forEach(given::add);
        JsonObjectBuilder content = Json.createObjectBuilder()
                .add("template", template.getString("id"))
                .add("values", given);
        if (header != null) {
            content.add("header", header);
        }
        return content.build();
    }

    private static Map<String, String> with(Map<String, String> values, String key, String value) {
        Map<String, String> more = new java.util.HashMap<>(values);
        more.put(key, value);
        return more;
    }

    private String upload(String type, String mime, byte[] bytes) {
        return Http.send(ana.request("/api/media?type=" + type)
                        .header("Content-Type", mime)
                        .header("Content-Disposition", "attachment; filename*=UTF-8''file")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .require(201)
                .json()
                .getString("id");
    }

    private void judge(JsonObject template, String status) {
        change(
                template,
                Json.createObjectBuilder().add("status", status).build().toString());
    }

    /** At WhatsApp. */
    private void change(JsonObject template, String json) {
        String id = bandeja.rows()
                .all(
                        "SELECT whatsapp_id FROM template WHERE name = ? AND language = ?",
                        template.getString("name"),
                        template.getString("language"))
                .get(0)
                .toString();
        bandeja.simulator().post("templates/" + id, json);
    }
}
