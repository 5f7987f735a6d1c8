package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Base64;
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
        return post("", Json.createObjectBuilder().add("account", account).add("draft", draft()))
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
        bandeja.simulator().graph("{\"on\": \"others\", \"mode\": \"cut\", \"times\": 1}");
        JsonObject kept = submit(draft).require(200).json().getJsonObject("draft");
        assertThat(kept.getString("state")).isEqualTo("UNCERTAIN");
        assertThat(submit(kept).status()).as("under way, or a template already").isIn(409, 404);
        Eventually.holds("the draft has become a template", () -> get(draft).status() == 404);
        assertThat(row("status")).isEqualTo("PENDING");
    }

    @Test
    void anExampleFileGoesToWhatsApp() {
        String app = bandeja.simulator().get("accounts").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(known -> known.getString("id").equals(account))
                .findFirst()
                .orElseThrow()
                .getString("appId");
        bandeja.rows().change("UPDATE whatsapp_account SET app_id = ? WHERE waba_id = ?", app, account);
        JsonObject draft = begun();
        assertThat(draft.getBoolean("uploads")).isTrue();
        assertThat(sample(draft, "no.png", new byte[] {1, 2, 3}).require(422).rule())
                .isEqualTo("SampleNotUsable");
        byte[] large = Arrays.copyOf(PNG, 2 * 1024 * 1024);
        JsonObject given = sample(draft, "../../a.png", large).require(200).json();
        JsonObject header = given.getJsonObject("draft").getJsonObject("header");
        assertThat(header.getString("kind")).isEqualTo("IMAGE");
        assertThat(header.getString("sampleName")).isEqualTo("a.png");
        assertThat(submit(given).require(200).json().isNull("draft")).isTrue();
        assertThat(row("status")).isEqualTo("PENDING");
    }

    private Answer sample(JsonObject draft, String file, byte[] bytes) {
        return Http.send(administrator
                .request("/api/template-drafts/" + draft.getString("id") + "/sample?version=" + draft.getInt("version")
                        + "&name=" + java.net.URLEncoder.encode(file, java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
    }
}
