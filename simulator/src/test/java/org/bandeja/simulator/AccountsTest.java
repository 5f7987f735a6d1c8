package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bandeja.simulator.webhook.Signature;
import org.junit.jupiter.api.Test;

class AccountsTest extends SimulatorTestBase {
    @Test
    void eachSignsWithItsOwnSecretAndAnswersItsOwnToken() throws Exception {
        control("inbound", "{\"number\":\"" + SECOND_NUMBER + "\",\"from\":\"" + ANA + "\",\"text\":\"Hola\"}");
        await("the webhook", () -> receiver.posts().size() == 1);
        Receiver.Post post = receiver.posts().get(0);
        assertThat(post.text()).contains("\"id\":\"" + SECOND + "\"");
        assertThat(post.signature()).isEqualTo(new Signature("second secret").of(post.body()));
        assertThat(call(sendingAs("let me in", SECOND_NUMBER)).statusCode()).isEqualTo(400);
        assertThat(call(sendingAs("second token", NUMBER)).statusCode()).isEqualTo(400);
        assertThat(call(sendingAs("second token", SECOND_NUMBER)).statusCode()).isEqualTo(200);
    }

    @Test
    void describesAccountsAndNumbers() throws Exception {
        HttpResponse<String> page = call(second("/v26.0/333/phone_numbers?limit=1&fields=id,status,throughput"));
        assertThat(json(page).getJsonArray("data").toString())
                .isEqualTo("[{\"status\":\"CONNECTED\",\"throughput\":{\"level\":\"STANDARD\"},\"id\":\"21\"}]");
        String after =
                json(page).getJsonObject("paging").getJsonObject("cursors").getString("after");
        JsonObject last = json(call(second("/v26.0/333/phone_numbers?limit=1&after=" + after)));
        assertThat(last.getJsonArray("data").getJsonObject(0).getString("id")).isEqualTo("22");
        assertThat(last.getJsonObject("paging")).doesNotContainKey("next");
        JsonObject account = json(call(second("/v26.0/333?fields=name,account_review_status")));
        assertThat(account.getString("name")).isEqualTo("Second");
        control("numbers/21", "{\"fields\":{\"quality_rating\":\"RED\",\"status\":\"FLAGGED\"}}");
        assertThat(json(call(second("/v26.0/21?fields=quality_rating"))).getString("quality_rating"))
                .isEqualTo("RED");
        assertThat(call(authorised("/v26.0/333")).statusCode()).isEqualTo(400);
    }

    @Test
    void anExpiredTokenIsCode190Subcode463() throws Exception {
        control("accounts/" + ACCOUNT, "{\"tokenExpired\":true}");
        HttpResponse<String> response = call(sending(text("x", "m1")));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(error(response).getInt("code")).isEqualTo(190);
        assertThat(error(response).getInt("error_subcode")).isEqualTo(463);
        assertThat(call(sendingAs("second token", SECOND_NUMBER)).statusCode()).isEqualTo(200);
        JsonObject data = json(call(request("/debug_token?input_token=let%20me%20in")
                        .header("Authorization", "Bearer 670843887433847|test-app-secret")))
                .getJsonObject("data");
        assertThat(data.getBoolean("is_valid")).isFalse();
        control("accounts/" + ACCOUNT, "{\"tokenExpired\":false}");
        send("x", "m1");
    }

    @Test
    void tellsWhatATokenMayDo() throws Exception {
        JsonObject data = graph("debug_token?input_token=let%20me%20in").getJsonObject("data");
        assertThat(data.getBoolean("is_valid")).isTrue();
        assertThat(data.getJsonArray("granular_scopes")
                        .getJsonObject(0)
                        .getJsonArray("target_ids")
                        .getString(0))
                .isEqualTo(ACCOUNT);
        assertThat(graph("debug_token?input_token=nobody").getJsonObject("data").getBoolean("is_valid"))
                .isFalse();
    }

    @Test
    void aTokenMayBeSaidToLackPermissions() throws Exception {
        control("accounts/" + ACCOUNT, "{\"permissions\":[\"whatsapp_business_messaging\"]}");
        JsonObject data = graph("debug_token?input_token=let%20me%20in").getJsonObject("data");
        assertThat(data.getBoolean("is_valid")).isTrue();
        assertThat(data.getJsonArray("scopes").toString()).isEqualTo("[\"whatsapp_business_messaging\"]");
        assertThat(data.getJsonArray("granular_scopes")).hasSize(1);
    }

    @Test
    void aListingMayLeaveANumberOut() throws Exception {
        control("numbers/21", "{\"listed\":false}");
        assertThat(json(call(second("/v26.0/333/phone_numbers?fields=id")))
                        .getJsonArray("data")
                        .toString())
                .isEqualTo("[{\"id\":\"22\"}]");
        assertThat(call(sendingAs("second token", SECOND_NUMBER)).statusCode()).isEqualTo(200);
        control("numbers/21", "{\"listed\":true}");
        assertThat(json(call(second("/v26.0/333/phone_numbers?fields=id"))).getJsonArray("data"))
                .hasSize(2);
    }

    @Test
    void accountsAndNumbersMayBeRestricted() throws Exception {
        control("accounts/" + ACCOUNT, "{\"error\":131031}");
        assertThat(error(call(sending(text("x", "m1")))).getInt("code")).isEqualTo(131031);
        control("accounts/" + ACCOUNT, "{\"error\":null}");
        control("numbers/" + NUMBER, "{\"error\":131042,\"later\":true}");
        send("x", "m2");
        await("the failed status", () -> receiver.statuses().equals(List.of("failed")));
        control("numbers/" + NUMBER, "{\"error\":null,\"messagesPerSecond\":1}");
        send("x", "m3");
        assertThat(error(call(sending(text("x", "m4")))).getInt("code")).isEqualTo(130429);
    }

    @Test
    void warnsOfItsLimits() throws Exception {
        control("usage", "{\"callCount\":95,\"regainMinutes\":7,\"retryAfter\":30}");
        HttpResponse<String> response = call(authorised("/v26.0/" + NUMBER));
        assertThat(response.headers().firstValue("X-Business-Use-Case-Usage").orElseThrow())
                .contains("\"" + ACCOUNT + "\"", "\"call_count\":95", "\"estimated_time_to_regain_access\":7");
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
        assertThat(call(sendingAs("second token", SECOND_NUMBER)).headers().firstValue("X-App-Usage"))
                .isEmpty();
        control("usage", "{\"off\":true}");
        assertThat(call(authorised("/v26.0/" + NUMBER)).headers().firstValue("X-App-Usage"))
                .isEmpty();
    }

    @Test
    void whoIsNotSubscribedHearsNothing() throws Exception {
        String path = ACCOUNT + "/subscribed_apps";
        assertThat(graph(path).getJsonArray("data")).hasSize(1);
        call(authorised("/v26.0/" + path).DELETE());
        assertThat(graph(path).getJsonArray("data")).isEmpty();
        inbound("nobody hears this");
        assertThat(control("webhooks").getInt("pending")).isZero();
        post(path, "");
        inbound("this somebody does");
        await("the message", () -> receiver.texts().equals(List.of("this somebody does")));
    }

    @Test
    void anAccountsWebhooksMayGoElsewhereAfterTheHandshake() throws Exception {
        String path = ACCOUNT + "/subscribed_apps";
        try (Receiver other = new Receiver()) {
            String refused = "{\"override_callback_uri\":\"" + other.url() + "\",\"verify_token\":\"wrong\"}";
            assertThat(post(path, refused).statusCode()).isEqualTo(400);
            assertThat(post(path, refused.replace("wrong", "verify me")).statusCode())
                    .isEqualTo(200);
            assertThat(graph(NUMBER + "?fields=webhook_configuration").getJsonObject("webhook_configuration"))
                    .containsEntry("application", Json.createValue(receiver.url()))
                    .containsEntry("whatsapp_business_account", Json.createValue(other.url()));
            inbound("Hola");
            await("the message", () -> other.texts().equals(List.of("Hola")));
            assertThat(receiver.posts()).isEmpty();
        }
        assertThat(post(path, "{\"override_callback_uri\":\"http://example.org/\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aProfileHasAKnownIndustryAndAPictureThatWasUploaded() throws Exception {
        String path = NUMBER + "/whatsapp_business_profile";
        String picture = "{\"messaging_product\":\"whatsapp\",\"profile_picture_handle\":\"%s\"}";
        for (String refused : new String[] {
            "{\"messaging_product\":\"whatsapp\",\"vertical\":\"SHOP\"}",
            picture.formatted("4::nothing"),
            picture.formatted(handle("application/pdf"))
        }) {
            assertThat(post(path, refused).statusCode()).as(refused).isEqualTo(400);
        }
        post(path, "{\"messaging_product\":\"whatsapp\",\"vertical\":\"RETAIL\"}");
        post(path, picture.formatted(handle("image/png")));
        JsonObject profile = graph(path + "?fields=vertical,profile_picture_url,profile_picture_handle")
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(profile.getString("vertical")).isEqualTo("RETAIL");
        assertThat(profile.getString("profile_picture_url")).startsWith("https://");
        assertThat(profile).doesNotContainKey("profile_picture_handle");
    }

    private String handle(String mime) throws Exception {
        String session = json(post("670843887433847/uploads?file_name=a&file_length=3&file_type=" + mime, ""))
                .getString("id");
        return json(call(authorised("/v26.0/" + session)
                        .header("file_offset", "0")
                        .POST(BodyPublishers.ofByteArray(new byte[3]))))
                .getString("h");
    }

    @Test
    void aProofOfTheSecretIsCheckedAndMayBeRequired() throws Exception {
        String proof = new Signature("test-app-secret")
                .of("let me in".getBytes(StandardCharsets.UTF_8))
                .substring(7);
        graph(NUMBER + "?appsecret_proof=" + proof);
        assertThat(call(authorised("/v26.0/" + NUMBER + "?appsecret_proof=00")).statusCode())
                .isEqualTo(400);
        control("accounts/" + ACCOUNT, "{\"requireProof\":true}");
        assertThat(call(authorised("/v26.0/" + NUMBER)).statusCode()).isEqualTo(400);
        graph(NUMBER + "?appsecret_proof=" + proof);
    }

    @Test
    void rulesDecideByContentAndRecipient() throws Exception {
        control("rules", "{\"contains\":\"please FAIL\",\"mode\":\"fail-later\",\"code\":131049}");
        control("rules", "{\"to\":\"+573009999999\",\"mode\":\"400\",\"code\":131026}");
        control("rules", "{\"type\":\"location\",\"mode\":\"503\"}");
        send("x", "m0");
        await("sent", () -> receiver.statuses().contains("delivered"));
        send("now please fail!", "m1");
        await("failed", () -> receiver.statuses().contains("failed"));
        assertThat(error(call(sending(text("x", "m2").replace(ANA, "+573009999999"))))
                        .getInt("code"))
                .isEqualTo(131026);
        assertThat(call(sending("{\"messaging_product\":\"whatsapp\",\"to\":\"" + ANA
                                + "\",\"type\":\"location\",\"location\":{\"latitude\":1,\"longitude\":1}}"))
                        .statusCode())
                .isEqualTo(503);
        assertThat(control("rules").getJsonArray("items")).hasSize(3);
        call(request("/control/rules").DELETE());
        assertThat(control("rules").getJsonArray("items")).isEmpty();
    }

    @Test
    void howMessagesFareDoesNotConcernMarkingAsRead() throws Exception {
        String id = inbound("Hola");
        String read = "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + id + "\"}";
        control("graph", "{\"mode\":\"500\",\"times\":1}");
        assertThat(call(sending(read)).statusCode()).isEqualTo(200);
        assertThat(call(sending(text("x", "m1"))).statusCode()).isEqualTo(500);
        control("graph", "{\"on\":\"others\",\"mode\":\"500\",\"times\":1}");
        assertThat(call(sending(read)).statusCode()).isEqualTo(500);
    }

    private HttpRequest.Builder second(String path) {
        return request(path).header("Authorization", "Bearer second token");
    }

    private HttpRequest.Builder sendingAs(String token, String number) {
        return request("/v26.0/" + number + "/messages")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(text("x", "m")));
    }
}
