package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bandeja.simulator.webhook.Signature;
import org.junit.jupiter.api.Test;

class WebhooksTest extends SimulatorTestBase {
    @Test
    void postsTheEnvelopeSignedAndEscaped() throws Exception {
        String id = inbound("\u00bfCu\u00e1nto? \ud83d\ude00 a/b");
        await("the webhook", () -> receiver.posts().size() == 1);
        Receiver.Post post = receiver.posts().get(0);
        assertThat(post.signature()).isEqualTo(new Signature("test-app-secret").of(post.body()));
        assertThat(post.text())
                .isEqualTo(
                        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":"
                                + "[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":"
                                + "\"576015550100\",\"phone_number_id\":\"106540352242922\"},\"contacts\":[{\"profile\":{\"name\":"
                                + "\"Ana\"},\"wa_id\":\"573001112233\"}],\"messages\":[{\"from\":\"573001112233\",\"id\":\""
                                + id
                                + "\",\"timestamp\":\"1795348800\",\"type\":\"text\",\"text\":{\"body\":"
                                + "\"\\u00bfCu\\u00e1nto? \\ud83d\\ude00 a\\/b\"}}]},\"field\":\"messages\"}]}]}");
    }

    @Test
    void aCustomerWithoutAPhoneIsKnownByTheUserId() throws Exception {
        control("customers", "{\"userId\":\"CO.77\",\"name\":\"Eva\"}");
        control("inbound", "{\"number\":\"" + NUMBER + "\",\"userId\":\"CO.77\",\"text\":\"Hola\"}");
        await("the webhook", () -> receiver.posts().size() == 1);
        JsonObject value = receiver.posts().get(0).value();
        assertThat(value.getJsonArray("messages").getJsonObject(0))
                .containsKey("from_user_id")
                .doesNotContainKey("from");
        assertThat(value.getJsonArray("contacts").getJsonObject(0))
                .containsKey("user_id")
                .doesNotContainKey("wa_id");
    }

    @Test
    void otherTypesGoOutAsGiven() throws Exception {
        control(
                "inbound",
                "{\"number\":\"1\",\"from\":\"" + ANA
                        + "\",\"type\":\"unsupported\",\"body\":{\"type\":\"poll_creation\","
                        + "\"errors\":[{\"code\":131051}]},\"timestamp\":1700000000,\"id\":\"wamid.mine\"}");
        await("the webhook", () -> receiver.posts().size() == 1);
        JsonObject message =
                receiver.posts().get(0).value().getJsonArray("messages").getJsonObject(0);
        assertThat(message.getString("id")).isEqualTo("wamid.mine");
        assertThat(message.getString("timestamp")).isEqualTo("1700000000");
        assertThat(message.getJsonObject("unsupported").getString("type")).isEqualTo("poll_creation");
        assertThat(message.getJsonArray("errors")).hasSize(1);
    }

    @Test
    void triesAgainUntilItIsAnswered200() throws Exception {
        receiver.answers(count -> count == 1 ? 503 : count == 2 ? 204 : 200);
        inbound("Hola");
        await("two retries", () -> receiver.posts().size() == 3);
        await("nothing pending", () -> pending() == 0);
        assertThat(receiver.texts()).containsOnly("Hola");
        JsonObject log = control("webhooks");
        assertThat(log.getInt("failed")).isEqualTo(2);
        assertThat(log.getInt("answered")).isEqualTo(1);
        assertThat(log.getJsonArray("items").getJsonObject(0).getInt("attempt")).isEqualTo(3);
    }

    @Test
    void keepsACustomersOrderThroughRetries() throws Exception {
        receiver.answers(count -> count % 3 == 0 ? 200 : 500);
        List<String> written = IntStream.range(0, 10).mapToObj(i -> "text " + i).toList();
        for (String text : written) {
            inbound(text);
        }
        await("nothing pending", () -> pending() == 0);
        assertThat(receiver.texts().stream().distinct().toList()).isEqualTo(written);
        assertThat(receiver.texts()).hasSize(30);
    }

    @Test
    void aDeliveryThatKeepsFailingHoldsTheOthersUpOnlyForAWhile() throws Exception {
        receiver.answers(count -> receiver.posts().get(count - 1).text().contains("poison") ? 500 : 200);
        inbound("poison");
        inbound("after it");
        await("the one behind it", () -> receiver.texts().contains("after it"));
        await("only the poison pending", () -> pending() == 1);
    }

    @Test
    void anApplicationThatIsAwayGetsEverythingWhenItIsBack() throws Exception {
        String url = receiver.url();
        control("webhooks", "{\"url\":\"http://127.0.0.1:1/\"}");
        inbound("Hola");
        await("a failure", () -> failed() > 0);
        control("webhooks", "{\"url\":\"" + url + "\"}");
        await("the message", () -> receiver.texts().equals(List.of("Hola")));
    }

    @Test
    void pausedWebhooksWait() throws Exception {
        control("webhooks", "{\"paused\":true}");
        inbound("Hola");
        assertThat(pending()).isEqualTo(1);
        assertThat(receiver.posts()).isEmpty();
        control("webhooks", "{\"paused\":false}");
        await("the message", () -> receiver.texts().equals(List.of("Hola")));
    }

    @Test
    void aBatchIsPackedIntoPosts() throws Exception {
        JsonObject answer =
                control("inbound/batch", "{\"messages\":[" + messages(7) + "],\"perPost\":3,\"wait\":true}");
        assertThat(answer.getJsonArray("ids")).hasSize(7);
        assertThat(answer.getJsonArray("statuses").toString()).isEqualTo("[200,200,200]");
        assertThat(receiver.texts()).containsExactly("t0", "t1", "t2", "t3", "t4", "t5", "t6");
    }

    @Test
    void aBatchMayBeRepeatedAndShuffled() throws Exception {
        control(
                "inbound/batch",
                "{\"messages\":[" + messages(5)
                        + "],\"duplicate\":2,\"shuffle\":true,\"concurrent\":true,\"wait\":true}");
        assertThat(receiver.texts()).hasSize(15);
        assertThat(receiver.texts().stream().distinct()).hasSize(5);
        assertThat(control("customers/" + ANA + "/messages").getJsonArray("sent"))
                .hasSize(5);
    }

    @Test
    void rawBodiesGoOutWithAnySignature() throws Exception {
        assertThat(control("webhook", "{\"body\":\"not json\"}").getInt("status"))
                .isEqualTo(200);
        control("webhook", "{\"body\":\"not json\",\"signature\":\"wrong\"}");
        control("webhook", "{\"body\":\"not json\",\"signature\":\"none\"}");
        byte[] body = "not json".getBytes(StandardCharsets.UTF_8);
        String valid = new Signature("test-app-secret").of(body);
        assertThat(receiver.posts().get(0).signature()).isEqualTo(valid);
        assertThat(receiver.posts().get(1).signature()).startsWith("sha256=").isNotEqualTo(valid);
        assertThat(receiver.posts().get(2).signature()).isNull();
    }

    @Test
    void doesTheHandshake() throws Exception {
        assertThat(control("verify", "").getBoolean("verified")).isTrue();
    }

    @Test
    void statusesFollowInOrderAndCarryTheMark() throws Exception {
        control("statuses", "{\"delayMillis\":1,\"read\":true}");
        send("x", "m1");
        await("all statuses", () -> receiver.statuses().equals(List.of("sent", "delivered", "read")));
        JsonObject status =
                receiver.posts().get(0).value().getJsonArray("statuses").getJsonObject(0);
        assertThat(status.getString("biz_opaque_callback_data")).isEqualTo("m1");
        assertThat(status.getString("recipient_id")).isEqualTo("573001112233");
        assertThat(status.getJsonObject("pricing").getString("pricing_model")).isEqualTo("PMP");
    }

    @Test
    void openingTheChatReadsWhatWasDeliveredAndWhatIsToCome() throws Exception {
        control("statuses", "{\"delayMillis\":1}");
        send("x", "m1");
        await("delivery", () -> receiver.statuses().contains("delivered"));
        assertThat(receiver.statuses()).doesNotContain("read");
        control("customers/" + ANA + "/open", "{}");
        await("read", () -> receiver.statuses().contains("read"));
        control("customers/" + ANA + "/open", "");
        control("webhooks", "{\"paused\":true}");
        send("y", "m2");
        control("customers/" + ANA + "/open", "{}");
        control("webhooks", "{\"paused\":false}");
        await(
                "read again",
                () -> receiver.statuses().stream().filter("read"::equals).count() == 2);
    }

    @Test
    void statusesMayBeDroppedDoubledAndWithoutTheMark() throws Exception {
        control(
                "statuses",
                "{\"delayMillis\":0,\"drop\":[\"sent\"],\"duplicate\":1,\"read\":true,\"withCallbackData\":false}");
        send("x", "m1");
        await("all", () -> receiver.statuses().equals(List.of("delivered", "delivered", "read", "read")));
        assertThat(receiver.posts()).noneMatch(post -> post.text().contains("biz_opaque_callback_data"));
    }

    @Test
    void statusesMayBeToldByHand() throws Exception {
        control("statuses", "{\"auto\":false}");
        String id = send("x", "m1");
        control("status", "{\"wamid\":\"" + id + "\",\"status\":\"read\"}");
        control("status", "{\"wamid\":\"" + id + "\",\"status\":\"failed\",\"errorCode\":131026}");
        await("both", () -> receiver.statuses().equals(List.of("read", "failed")));
    }

    @Test
    void aResetForgetsEverything() throws Exception {
        control("webhooks", "{\"paused\":true}");
        control("graph", "{\"mode\":\"500\"}");
        inbound("Hola");
        control("reset", "");
        assertThat(pending()).isZero();
        assertThat(control("customers").getInt("count")).isZero();
        assertThat(control("graph").getString("mode")).isEqualTo("ok");
        send("x", "m1");
    }

    @Test
    void mistakesOfTheCallerAreNamed() throws Exception {
        refused("inbound", "{}", "from or userId is missing");
        refused("inbound", "{\"from\":\"" + ANA + "\",\"text\":\"x\"}", "number is missing");
        refused("inbound", "{\"from\":\"" + ANA + "\",\"number\":\"1\"}", "text, or type and body, is missing");
        refused("inbound", "{\"from\":\"Ana\",\"number\":\"1\",\"text\":\"x\"}", "not a phone number");
        refused("customers", "{\"userId\":\"nobody\"}", "userId must look like");
        refused("customers", "{\"name\":\"nobody\"}", "needs a phone");
        refused("graph", "{\"mode\":\"explode\"}", "mode must be");
        refused("statuses", "{\"drop\":[\"lost\"]}", "a status is");
        refused("statuses", "{\"autos\":true}", "unknown field autos");
        refused("webhooks", "not json", "not a JSON object");
    }

    @Test
    void pagesOfOtherOriginsAreRefused() throws Exception {
        var response = call(request("/control/reset")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void changesAreHeardAtOnce() throws Exception {
        long revision = control("changes").getInt("revision");
        var next = client.sendAsync(
                request("/control/changes?wait=20000&after=" + revision).build(), HttpResponse.BodyHandlers.ofString());
        inbound("Hola");
        JsonObject changes = json(next.get());
        assertThat(changes.getInt("revision")).isGreaterThan((int) revision);
    }

    private void refused(String path, String body, String message) throws Exception {
        var response = call(request("/control/" + path).POST(BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).getString("error")).contains(message);
    }

    private static String messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"number\":\"" + NUMBER + "\",\"from\":\"" + ANA + "\",\"text\":\"t" + i + "\"}")
                .collect(Collectors.joining(","));
    }

    private int pending() {
        return webhooks("pending");
    }

    private int failed() {
        return webhooks("failed");
    }

    private int webhooks(String count) {
        try {
            return control("webhooks").getInt(count);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
