package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts by REST, and what WhatsApp answers to them. */
@OnSharedInstallation
class TemplateDraftsIT {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor administrator = bandeja.administrator();
    private final String account = bandeja.rows()
            .all(
                    "SELECT a.waba_id FROM whatsapp_account a JOIN business_number n ON n.account_id = a.id"
                            + " WHERE n.phone_number_id = ?",
                    bandeja.number())
            .get(0);
    private final String name = "draft_" + System.nanoTime();

    @BeforeEach
    void reviewsByHand() {
        bandeja.simulator().post("templates/review", "{\"auto\": false}");
    }

    @AfterEach
    void reviewsAsUsual() {
        bandeja.simulator().post("templates/review", "{\"auto\": true}");
        bandeja.simulator().graph("{\"on\": \"others\", \"mode\": \"ok\"}");
    }

    private JsonObject begun() {
        return begun(draft());
    }

    private JsonObject begun(JsonObjectBuilder draft) {
        return post("", Json.createObjectBuilder().add("account", account).add("draft", draft))
                .require(201)
                .json();
    }

    private JsonObjectBuilder draft() {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("language", "es")
                .add("body", "Buenos días");
    }

    private Answer post(String path, JsonObjectBuilder body) {
        return administrator.post("/api/template-drafts" + path, body.build());
    }

    private Answer submit(JsonObject draft) {
        return post(
                "/" + draft.getString("id") + "/submit",
                Json.createObjectBuilder().add("version", draft.getInt("version")));
    }

    private Answer at(JsonObject draft, String method, BodyPublisher body) {
        return Http.send(administrator
                .request("/api/template-drafts/" + draft.getString("id"))
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    private Answer get(JsonObject draft) {
        return administrator.get("/api/template-drafts/" + draft.getString("id"));
    }

    private String row(String column) {
        return bandeja.rows()
                .all("SELECT MAX(" + column + ") FROM template WHERE name = ?", name)
                .get(0);
    }

    @Test
    void whatCannotBeSubmittedSaysWhyAndIsNotSubmitted() {
        JsonObject empty = post("", Json.createObjectBuilder().add("account", account))
                .require(201)
                .json();
        assertThat(empty.getJsonArray("problems").getValuesAs(JsonObject.class))
                .extracting(problem -> problem.getString("field") + " " + problem.getString("rule"))
                .containsExactly("name MISSING", "language MISSING", "body MISSING");
        assertThat(submit(empty).require(422).rule()).isEqualTo("DraftNotReady");
        assertThat(post("", Json.createObjectBuilder().add("account", "none")).status())
                .isEqualTo(404);
        JsonObject older = Json.createObjectBuilder()
                .add("version", 99)
                .add("draft", draft())
                .build();
        assertThat(at(empty, "PUT", BodyPublishers.ofString(older.toString()))
                        .require(409)
                        .rule())
                .isEqualTo("DraftChanged");
        at(empty, "DELETE", BodyPublishers.noBody()).require(204);
        get(empty).require(404);
    }

    /** WhatsApp knows rules that nobody has written down. */
    @Test
    void whatWhatsAppRefusesStaysWithItsWordsAtItsPart() {
        JsonObject begun = post(
                        "",
                        Json.createObjectBuilder()
                                .add("account", account)
                                .add("draft", draft().add("body", "Buenos\n\n\n\ndías")))
                .require(201)
                .json();
        assertThat(begun.getJsonArray("problems")).isEmpty();
        JsonObject answer = submit(begun).require(200).json();
        assertThat(answer.isNull("template")).isTrue();
        JsonObject kept = answer.getJsonObject("draft");
        assertThat(kept.getString("failure")).isEqualTo("REFUSED");
        assertThat(kept.getString("state")).isEqualTo("OPEN");
        assertThat(kept.getJsonObject("refused").getString("field")).isEqualTo("body");
        assertThat(kept.getJsonObject("refused").getString("words")).contains("line breaks");
        assertThat(row("status")).isNull();
    }

    @Test
    void withoutAnAnswerTheListOfWhatsAppTellsThatItArrived() {
        JsonObject draft = begun();
        bandeja.rows().leaveTemplatesUnread();
        bandeja.simulator().graph("{\"on\": \"others\", \"mode\": \"cut\", \"times\": 1}");
        JsonObject kept = submit(draft).require(200).json().getJsonObject("draft");
        assertThat(kept.getString("state")).isEqualTo("UNCERTAIN");
        assertThat(submit(kept).status()).as("under way, or a template already").isIn(409, 404);
        Eventually.holds("the draft has become a template", () -> get(draft).status() == 404);
        assertThat(row("status")).isEqualTo("PENDING");
    }

    @Test
    void anExampleFileGoesToWhatsApp() {
        bandeja.connectApp(account);
        JsonObject draft = begun();
        assertThat(draft.getBoolean("uploads")).isTrue();
        assertThat(sample(draft, "", "no.png", new byte[] {1, 2, 3})
                        .require(422)
                        .rule())
                .isEqualTo("SampleNotUsable");
        byte[] large = Arrays.copyOf(PNG, 2 * 1024 * 1024);
        JsonObject given = sample(draft, "", "../../a.png", large).require(200).json();
        JsonObject header = given.getJsonObject("draft").getJsonObject("header");
        assertThat(header.getString("kind")).isEqualTo("IMAGE");
        assertThat(header.getString("sampleName")).isEqualTo("a.png");
        assertThat(submit(given).require(200).json().isNull("draft")).isTrue();
        assertThat(row("status")).isEqualTo("PENDING");
    }

    @Test
    void aCarouselGetsItsExamplesCardByCardAndIsReadAgain() {
        bandeja.connectApp(account);
        JsonObject draft = begun(marketing("CAROUSEL")
                .add("cards", Json.createArrayBuilder().add(card("Uno")).add(card("Dos"))));
        assertThat(rules(draft))
                .containsExactly("cards.0.header.sample SAMPLE_MISSING", "cards.1.header.sample SAMPLE_MISSING");
        assertThat(sample(draft, "&card=2", "a.png", PNG).status()).isEqualTo(400);
        byte[] document = "%PDF-1.7\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(sample(draft, "&card=1", "b.pdf", document).require(422).rule())
                .isEqualTo("SampleNotUsable");
        JsonObject one = sample(draft, "&card=1", "b.png", PNG).require(200).json();
        assertThat(rules(one)).containsExactly("cards.0.header.sample SAMPLE_MISSING");
        JsonObject both = sample(one, "&card=0", "a.png", PNG).require(200).json();
        assertThat(rules(both)).isEmpty();
        String template = submit(both).require(200).json().getString("template");
        bandeja.simulator().post("templates/" + row("whatsapp_id"), "{\"status\": \"REJECTED\"}");
        Eventually.holds("it is rejected", () -> "REJECTED".equals(row("status")));
        JsonObject edited = post("", Json.createObjectBuilder().add("edit", template))
                .require(201)
                .json();
        JsonObject read = edited.getJsonObject("draft");
        assertThat(read.getString("form")).isEqualTo("CAROUSEL");
        assertThat(read.getJsonArray("cards").getValuesAs(JsonObject.class))
                .extracting(card -> card.getString("body"))
                .containsExactly("Uno", "Dos");
        assertThat(rules(edited)).as("WhatsApp keeps the files").hasSize(2);
    }

    @Test
    void whatHasAnEndAnAppAFlowOrACatalogueIsTakenToo() {
        JsonObjectBuilder link = button("URL", "Ver", "https://sol.example");
        taken(marketing("OFFER")
                .add(
                        "offer",
                        Json.createObjectBuilder().add("text", "Hasta el lunes").add("expires", true))
                .add(
                        "buttons",
                        Json.createArrayBuilder()
                                .add(button("COPY_CODE", "", "VERANO"))
                                .add(link)));
        taken(marketing("CATALOG").add("footer", "Hoy"));
        taken(draft().add("buttons", Json.createArrayBuilder().add(button("FLOW", "Agendar", "1234567890"))));
        taken(draft().add("category", "AUTHENTICATION")
                .add(
                        "code",
                        Json.createObjectBuilder()
                                .add("advice", true)
                                .add("minutes", 5)
                                .add("way", "ZERO_TAP")
                                .add("terms", true)
                                .add(
                                        "apps",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("packageName", "com.example.shop")
                                                        .add("signature", "K8a/AINcGX7")))));
    }

    private void taken(JsonObjectBuilder draft) {
        JsonObject begun = begun(draft.add("name", "draft_" + System.nanoTime()));
        assertThat(rules(begun)).isEmpty();
        assertThat(submit(begun).require(200).json().isNull("draft")).isTrue();
    }

    private JsonObjectBuilder marketing(String form) {
        return draft().add("category", "MARKETING").add("form", form);
    }

    private static JsonObjectBuilder card(String body) {
        return Json.createObjectBuilder()
                .add("header", Json.createObjectBuilder().add("kind", "IMAGE"))
                .add("body", body)
                .add("buttons", Json.createArrayBuilder().add(button("QUICK_REPLY", "Me interesa", "")));
    }

    private static JsonObjectBuilder button(String kind, String text, String value) {
        return Json.createObjectBuilder().add("kind", kind).add("text", text).add("value", value);
    }

    private static List<String> rules(JsonObject draft) {
        return draft.getJsonArray("problems").getValuesAs(JsonObject.class).stream()
                .map(problem -> problem.getString("field") + " " + problem.getString("rule"))
                .toList();
    }

    private Answer sample(JsonObject draft, String card, String file, byte[] bytes) {
        return Http.send(administrator
                .request("/api/template-drafts/" + draft.getString("id") + "/sample?version=" + draft.getInt("version")
                        + card + "&name=" + java.net.URLEncoder.encode(file, java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }
}
