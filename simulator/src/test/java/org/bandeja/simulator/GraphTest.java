package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GraphTest extends SimulatorTestBase {
    @Test
    void acceptsAMessageAndShowsItToTheCustomer() throws Exception {
        HttpResponse<String> response = call(sending(text("Hola", "m1")));
        JsonObject accepted = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(accepted.getString("messaging_product")).isEqualTo("whatsapp");
        assertThat(accepted.getJsonArray("contacts").getJsonObject(0).toString())
                .isEqualTo("{\"input\":\"+573001112233\",\"wa_id\":\"573001112233\"}");
        String id = accepted.getJsonArray("messages").getJsonObject(0).getString("id");
        assertThat(id).startsWith("wamid.");
        JsonObject received = received().get(0);
        assertThat(received.getString("id")).isEqualTo(id);
        assertThat(received.getString("text")).isEqualTo("Hola");
        assertThat(received.getString("callbackData")).isEqualTo("m1");
    }

    @Test
    void refusesAWrongTokenAsWhatsAppDoes() throws Exception {
        HttpResponse<String> response = call(sending(text("x", "m1")).setHeader("Authorization", "Bearer old"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(error(response).getInt("code")).isEqualTo(190);
        assertThat(error(response).getString("type")).isEqualTo("OAuthException");
        assertThat(error(response).getString("fbtrace_id")).startsWith("A");
    }

    @Test
    void refusesAMissingToken() throws Exception {
        HttpResponse<String> response =
                call(request("/v26.0/" + NUMBER + "/messages").POST(BodyPublishers.ofString(text("x", "m1"))));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(error(response).getInt("code")).isEqualTo(200);
    }

    @Test
    void anUnknownNumberIsCode100Subcode33() throws Exception {
        HttpResponse<String> response = call(request("/v26.0/999/messages")
                .header("Authorization", "Bearer let me in")
                .POST(BodyPublishers.ofString(text("x", "m1"))));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).getInt("code")).isEqualTo(100);
        assertThat(error(response).getInt("error_subcode")).isEqualTo(33);
    }

    @Test
    void whatIsNotJsonIsRefused() throws Exception {
        HttpResponse<String> response = call(sending("to=1"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).getInt("code")).isEqualTo(100);
    }

    @Test
    void theBusinessCannotWriteToItself() throws Exception {
        HttpResponse<String> response = call(sending(text("x", "m1").replace(ANA, "+576015550100")));
        assertThat(error(response).getInt("code")).isEqualTo(131021);
        assertThat(error(response).getJsonObject("error_data").getString("details"))
                .isNotEmpty();
    }

    @Test
    void theSecondBurstToOneCustomerHitsThePairLimit() throws Exception {
        for (int i = 0; i < 45; i++) {
            send("x", "m" + i);
        }
        HttpResponse<String> response = call(sending(text("x", "m45")));
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(error(response).getInt("code")).isEqualTo(131056);
        clock.advance(Duration.ofSeconds(6));
        send("x", "m45");
    }

    @Test
    void throughputIsLimitedByNumber() throws Exception {
        control("limits", "{\"pair\":false,\"messagesPerSecond\":2}");
        send("x", "m1");
        send("x", "m2");
        assertThat(error(call(sending(text("x", "m3")))).getInt("code")).isEqualTo(130429);
    }

    @Test
    void aClosedWindowFailsLater() throws Exception {
        inbound("Hola");
        clock.advance(Duration.ofHours(24));
        String id = send("x", "m1");
        await("the failed status", () -> receiver.statuses().equals(List.of("failed")));
        JsonObject status =
                receiver.posts().get(1).value().getJsonArray("statuses").getJsonObject(0);
        assertThat(status.getString("id")).isEqualTo(id);
        assertThat(status.getJsonArray("errors").getJsonObject(0).getInt("code"))
                .isEqualTo(131047);
        assertThat(status.getString("biz_opaque_callback_data")).isEqualTo("m1");
        assertThat(receiver.posts().get(1).value()).doesNotContainKey("contacts");
        assertThat(received()).isEmpty();
    }

    @Test
    void aClosedWindowIsRefusedAtOnceWhenToldSo() throws Exception {
        control("limits", "{\"window\":\"sync\"}");
        inbound("Hola");
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        send("x", "m1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(error(call(sending(text("x", "m2")))).getInt("code")).isEqualTo(131047);
    }

    @Test
    void marksAMessageAsReadAndShowsTyping() throws Exception {
        String id = inbound("Hola");
        HttpResponse<String> response = call(sending("{\"messaging_product\":\"whatsapp\",\"status\":\"read\","
                + "\"message_id\":\"" + id + "\",\"typing_indicator\":{\"type\":\"text\"}}"));
        assertThat(response.body()).isEqualTo("{\"success\":true}");
        JsonObject ana = control("customers/" + ANA + "/messages");
        assertThat(ana.getJsonArray("sent").getJsonObject(0).getBoolean("read")).isTrue();
        assertThat(ana.getJsonObject("customer").getBoolean("typing")).isTrue();
        send("x", "m1");
        assertThat(control("customers/" + ANA + "/messages")
                        .getJsonObject("customer")
                        .getBoolean("typing"))
                .isFalse();
    }

    @Test
    void onlyCustomersMessagesCanBeMarkedAsRead() throws Exception {
        String id = send("x", "m1");
        HttpResponse<String> response =
                call(sending("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + id + "\"}"));
        assertThat(error(response).getInt("code")).isEqualTo(131009);
    }

    @Test
    void describesItsNumbers() throws Exception {
        HttpResponse<String> one = call(request("/v26.0/" + NUMBER + "?fields=display_phone_number")
                .header("Authorization", "Bearer let me in"));
        assertThat(json(one).getString("display_phone_number")).isEqualTo("+57 601 555 0100");
        HttpResponse<String> all =
                call(request("/v26.0/102290129340398/phone_numbers").header("Authorization", "Bearer let me in"));
        assertThat(json(all).getJsonArray("data")).hasSize(1);
    }

    @Test
    void answersErrorsAsOftenAsTold() throws Exception {
        control("graph", "{\"mode\":\"429\",\"times\":2,\"retryAfter\":7}");
        HttpResponse<String> first = call(sending(text("x", "m1")));
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(error(first).getInt("code")).isEqualTo(130429);
        assertThat(call(sending(text("x", "m1"))).statusCode()).isEqualTo(429);
        send("x", "m1");
        assertThat(control("sent").getInt("count")).isEqualTo(1);
    }

    @Test
    void anErrorMayCarryAnyCodeOrNoBodyAtAll() throws Exception {
        control("graph", "{\"mode\":\"400\",\"code\":131026,\"details\":\"no such person\",\"times\":1}");
        JsonObject error = error(call(sending(text("x", "m1"))));
        assertThat(error.getInt("code")).isEqualTo(131026);
        assertThat(error.getJsonObject("error_data").getString("details")).isEqualTo("no such person");
        control("graph", "{\"mode\":\"500-no-body\",\"times\":1}");
        HttpResponse<String> empty = call(sending(text("x", "m1")));
        assertThat(empty.statusCode()).isEqualTo(500);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void cutsTheConnectionAfterActing() throws Exception {
        control("graph", "{\"mode\":\"cut\",\"times\":1}");
        assertThatThrownBy(() -> call(sending(text("x", "m1")))).isInstanceOf(IOException.class);
        assertThat(received()).hasSize(1);
        await("its statuses", () -> receiver.statuses().contains("delivered"));
    }

    @Test
    void refusesWithoutActing() throws Exception {
        control("graph", "{\"mode\":\"refuse\",\"times\":1}");
        assertThatThrownBy(() -> call(sending(text("x", "m1")))).isInstanceOf(IOException.class);
        assertThat(control("sent").getInt("count")).isZero();
    }

    @Test
    void aTimeoutGivesNoAnswerWhetherItActsOrNot() throws Exception {
        control("graph", "{\"mode\":\"timeout\",\"act\":true,\"delayMillis\":60,\"times\":1}");
        assertThatThrownBy(() -> call(sending(text("x", "m1")))).isInstanceOf(IOException.class);
        assertThat(control("sent").getInt("count")).isEqualTo(1);
    }

    @Test
    void aBehaviourOfAnotherNumberDoesNotConcernThisOne() throws Exception {
        control("graph", "{\"mode\":\"500\",\"number\":\"another\"}");
        send("x", "m1");
    }

    @Test
    void aMessageMayFailLaterWithAnyCode() throws Exception {
        control("graph", "{\"mode\":\"fail-later\",\"code\":131026,\"times\":1}");
        send("x", "m1");
        await("the failed status", () -> receiver.statuses().equals(List.of("failed")));
    }

    @Test
    void countsWhatWasSentTwiceByItsMark() throws Exception {
        send("x", "m1");
        send("x", "m1");
        send("y", "m2");
        JsonObject sent = control("sent");
        assertThat(sent.getInt("count")).isEqualTo(3);
        assertThat(sent.getJsonObject("duplicates")).containsOnlyKeys("m1");
        assertThat(control("sent?callbackData=m2").getJsonArray("items")).hasSize(1);
    }

    @Test
    void showsTheWholeOfWhatWasSent() throws Exception {
        String interactive = "{\"type\":\"button\",\"body\":{\"text\":\"Sure?\"},\"action\":{\"buttons\":[{\"type\":"
                + "\"reply\",\"reply\":{\"id\":\"y\",\"title\":\"Yes\"}}]}}";
        sent("interactive", interactive, ",\"context\":{\"message_id\":\"wamid.q\"}");
        JsonObject received = received().get(0);
        assertThat(received.getString("type")).isEqualTo("interactive");
        assertThat(received.getString("text")).isEqualTo("Sure?");
        assertThat(received.getJsonObject("body").getJsonObject("context").getString("message_id"))
                .isEqualTo("wamid.q");
        assertThat(received.getJsonObject("body").getJsonObject("interactive").toString())
                .isEqualTo(interactive);
    }

    @Test
    void aReactionIsOnlyToldAsSent() throws Exception {
        control("statuses", "{\"delayMillis\":0,\"read\":true}");
        String target = inbound("Hola");
        sent("reaction", "{\"message_id\":\"" + target + "\",\"emoji\":\"\ud83d\udc4d\"}", "");
        send("x", "m1");
        await("the other message's statuses", () -> receiver.statuses().contains("read"));
        control("customers/" + ANA + "/open", "");
        assertThat(receiver.statuses()).containsExactlyInAnyOrder("sent", "sent", "delivered", "read");
    }

    @Test
    void aReactionToAReactionFailsLater() throws Exception {
        String target = inbound("Hola");
        String reaction = sent("reaction", "{\"message_id\":\"" + target + "\",\"emoji\":\"\u2764\"}", "");
        await("told", () -> receiver.statuses().equals(List.of("sent")));
        sent("reaction", "{\"message_id\":\"" + reaction + "\",\"emoji\":\"\u2764\"}", "");
        await("failed", () -> receiver.statuses().equals(List.of("sent", "failed")));
    }

    private String sent(String type, String content, String more) throws Exception {
        HttpResponse<String> response = call(sending("{\"messaging_product\":\"whatsapp\",\"to\":\"" + ANA
                + "\",\"type\":\"" + type + "\",\"" + type + "\":" + content + more + "}"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).getJsonArray("messages").getJsonObject(0).getString("id");
    }

    @Test
    void anAnswerMayComeAfterTheFirstStatus() throws Exception {
        control("statuses", "{\"beforeResponse\":true}");
        CompletableFuture<Integer> seen =
                sendLater("x", "m1").thenApply(response -> receiver.statuses().size());
        assertThat(seen.get()).isPositive();
    }

    private List<JsonObject> received() throws IOException, InterruptedException {
        return control("customers/" + ANA + "/messages")
                .getJsonArray("received")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void onlyWhoWroteWithin24HoursIsBlocked() throws Exception {
        HttpResponse<String> stranger = blocking("POST", ANA);
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(error(stranger).getInt("code")).isEqualTo(139100);
        assertThat(stranger.body()).contains("131047");
        inbound("hola");
        HttpResponse<String> blocked = blocking("POST", ANA);
        assertThat(blocked.statusCode()).isEqualTo(200);
        assertThat(json(blocked).getJsonObject("block_users").getJsonArray("added_users"))
                .hasSize(1);
        assertThat(graph(NUMBER + "/block_users").getJsonArray("data")).hasSize(1);
        assertThat(blocking("DELETE", ANA).statusCode()).isEqualTo(200);
        assertThat(graph(NUMBER + "/block_users").getJsonArray("data")).isEmpty();
    }

    private HttpResponse<String> blocking(String method, String user) throws Exception {
        return call(authorised("/v26.0/" + NUMBER + "/block_users")
                .method(
                        method,
                        BodyPublishers.ofString(
                                "{\"messaging_product\":\"whatsapp\",\"block_users\":[{\"user\":\"" + user + "\"}]}")));
    }

    @Test
    void anAnswerIsHeldUntilItIsLetGo() throws Exception {
        control("graph", "{\"mode\":\"hold\",\"times\":1}");
        var answer = sendLater("held", "m1");
        await(
                "accepted",
                () -> receiver.posts().stream().anyMatch(post -> post.text().contains("\"delivered\"")));
        assertThat(answer).isNotDone();
        String id = control("sent?callbackData=m1")
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        assertThat(control("release", "{\"ids\":[\"" + id + "\",\"wamid.other\"]}")
                        .getInt("released"))
                .isEqualTo(1);
        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().body()).contains(id);
    }
}
