package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Signature;
import org.junit.jupiter.api.Test;

class SamplesTest extends SimulatorTestBase {
    private static final String WHO = "{\"number\":\"" + NUMBER + "\",\"from\":\"" + ANA + "\",\"name\":\"Ana\"";

    @Test
    void postsEveryOneByItsName() throws Exception {
        List<JsonObject> all = control("samples").getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(all).hasSizeGreaterThan(80);
        JsonObject answer = control("samples", WHO + ",\"wait\":true}");
        assertThat(answer.getJsonArray("statuses"))
                .hasSize(all.size())
                .allMatch(status -> status.toString().equals("200"));
        Set<String> fields = new HashSet<>();
        for (Receiver.Post post : receiver.posts()) {
            assertThat(post.signature()).isEqualTo(new Signature("test-app-secret").of(post.body()));
            assertThat(post.text()).doesNotContain("\"$").doesNotContain("MEDIA(");
            fields.add(change(post).getString("field"));
        }
        assertThat(fields).contains("messages", "history", "calls", "security", "account_update", "user_preferences");
    }

    @Test
    void oneWebhookMayHoldThemAll() throws Exception {
        control(
                "samples",
                WHO + ",\"together\":true,\"names\":[\"text\",\"call-missed\",\"account-alert\"],\"wait\":true}");
        assertThat(receiver.posts()).hasSize(1);
        assertThat(JsonText.parseObject(receiver.posts().get(0).body()).getJsonArray("entry"))
                .hasSize(3);
    }

    @Test
    void theFormOf2026NamesUserIdsAndTheOldOneDoesNot() throws Exception {
        control("samples/text", WHO + ",\"wait\":true}");
        control("samples/text", WHO + ",\"shape\":\"v21\",\"wait\":true}");
        control("samples/text", WHO + ",\"phone\":false,\"wait\":true}");
        assertThat(message(0)).containsKeys("from", "from_user_id");
        assertThat(message(1)).containsKey("from").doesNotContainKey("from_user_id");
        assertThat(message(2)).containsKey("from_user_id").doesNotContainKey("from");
        assertThat(receiver.posts().get(1).text()).doesNotContain("user_id", "username");
        assertThat(receiver.posts().get(2).text()).doesNotContain("wa_id");
    }

    @Test
    void plainOnesAreSignedOverTheirOwnBytes() throws Exception {
        control("samples/text", WHO + ",\"plain\":true,\"wait\":true}");
        Receiver.Post post = receiver.posts().get(0);
        assertThat(post.text()).contains("\u00bftienen", "https://shop");
        assertThat(post.signature()).isEqualTo(new Signature("test-app-secret").of(post.body()));
    }

    @Test
    void theirFilesCanBeFetched() throws Exception {
        for (String kind : List.of("image", "video", "audio", "voice", "document", "sticker", "sticker-animated")) {
            JsonObject message = control("samples/" + kind, WHO + ",\"wait\":true}")
                    .getJsonArray("changes")
                    .getJsonObject(0)
                    .getJsonObject("value")
                    .getJsonArray("messages")
                    .getJsonObject(0);
            JsonObject file = message.getJsonObject(message.getString("type"));
            JsonObject info = graph(file.getString("id"));
            assertThat(info.getString("sha256")).isEqualTo(file.getString("sha256"));
            assertThat(info.getString("mime_type")).isEqualTo(file.getString("mime_type"));
        }
    }

    @Test
    void answersAreAboutTheLastMessageOfTheBusiness() throws Exception {
        String theirs = send("Choose", "m1");
        String own = inbound("typo");
        control("samples/button-reply", WHO + ",\"wait\":true}");
        control("samples/edit", WHO + ",\"wait\":true}");
        JsonObject reply = last("button_reply");
        assertThat(reply.getJsonObject("context").getString("id")).isEqualTo(theirs);
        assertThat(last("\"edit\"").getJsonObject("edit").getString("original_message_id"))
                .isNotEqualTo("wamid.unknown")
                .isNotEqualTo(theirs);
        assertThat(own).startsWith("wamid.");
        assertThat(control("customers/" + ANA + "/messages").getJsonArray("sent"))
                .hasSize(3);
    }

    @Test
    void whoStoppedMarketingGetsNone() throws Exception {
        control("samples/marketing-stop", WHO + ",\"wait\":true}");
        String sale = "{\"messaging_product\":\"whatsapp\",\"to\":\"" + ANA
                + "\",\"type\":\"template\",\"template\":{\"name\":"
                + "\"how_it_works\",\"language\":{\"code\":\"en\"},\"components\":[{\"type\":\"header\",\"parameters\":[{\"type\":"
                + "\"video\",\"video\":{\"link\":\"https://x.example/v\"}}]}]}}";
        assertThat(call(sending(sale)).statusCode()).isEqualTo(200);
        await(
                "failed",
                () -> receiver.posts().stream().anyMatch(post -> post.text().contains("131050")));
        control("samples/marketing-resume", WHO + ",\"wait\":true}");
        call(sending(sale));
        await(
                "sent",
                () -> receiver.posts().stream().anyMatch(post -> post.text().contains("\"delivered\"")));
    }

    @Test
    void whoCameByAnAdvertisementAndIsAnsweredWithinADayCostsNothingForThreeDays() throws Exception {
        control("statuses", "{\"delayMillis\":1}");
        control("samples/text-referral", WHO + ",\"wait\":true}");
        Instant answered = clock.instant();
        JsonObject sent = told(send("at your service", "m1"), "sent");
        JsonObject conversation = sent.getJsonObject("conversation");
        assertThat(conversation.getString("expiration_timestamp"))
                .isEqualTo(Long.toString(answered.plus(Duration.ofHours(72)).getEpochSecond()));
        assertThat(conversation.getJsonObject("origin").getString("type")).isEqualTo("referral_conversion");
        assertThat(sent.getJsonObject("pricing").getString("type")).isEqualTo("free_entry_point");
        assertThat(told(send("more", "m2"), "delivered").getJsonObject("conversation"))
                .containsEntry("id", conversation.get("id"))
                .doesNotContainKey("expiration_timestamp");
        clock.advance(Duration.ofHours(72));
        inbound("me again");
        assertThat(told(send("late", "m3"), "sent")).doesNotContainKey("conversation");
        control("samples/text-referral", WHO + ",\"wait\":true}");
        clock.advance(Duration.ofHours(24));
        inbound("nobody there?");
        JsonObject late = told(send("too late", "m4"), "sent");
        assertThat(late).doesNotContainKey("conversation");
        assertThat(late.getJsonObject("pricing").getString("type")).isEqualTo("free_customer_service");
    }

    private JsonObject told(String id, String status) {
        List<JsonObject> found = new ArrayList<>();
        await(status + " of " + id, () -> {
            receiver.posts().stream()
                    .map(Receiver.Post::value)
                    .filter(value -> value.containsKey("statuses"))
                    .map(value -> value.getJsonArray("statuses").getJsonObject(0))
                    .filter(told -> told.getString("id").equals(id)
                            && told.getString("status").equals(status))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private JsonObject last(String containing) {
        return receiver.posts().stream()
                .filter(post -> post.text().contains(containing))
                .map(post -> post.value().getJsonArray("messages").getJsonObject(0))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private JsonObject message(int post) {
        return receiver.posts().get(post).value().getJsonArray("messages").getJsonObject(0);
    }

    private static JsonObject change(Receiver.Post post) {
        JsonValue entry = JsonText.parseObject(post.text().getBytes(StandardCharsets.UTF_8))
                .getJsonArray("entry")
                .get(0);
        return entry.asJsonObject().getJsonArray("changes").getJsonObject(0);
    }
}
