package org.bandeja.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bandeja.simulator.json.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator on a free port, a receiver for its webhooks, and short ways to talk to both. */
abstract class SimulatorTestBase {
    static final String NUMBER = "106540352242922";
    static final String ACCOUNT = "102290129340398";
    static final String SECOND = "333";
    static final String SECOND_NUMBER = "21";
    static final String ANA = "+573001112233";

    static final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final SettableClock clock = new SettableClock();
    Receiver receiver;
    Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = new Simulator(
                Options.read(
                        "--port", "0",
                        "--webhook-url", receiver.url(),
                        "--app-secret", "test-app-secret",
                        "--verify-token", "verify me",
                        "--access-token", "let me in",
                        "--retry-millis", "5",
                        "--numbers", NUMBER + ":+57 601 555 0100",
                        "--accounts", "second",
                        "--account.second.id", SECOND,
                        "--account.second.name", "Second",
                        "--account.second.app-id", "2222",
                        "--account.second.app-secret", "second secret",
                        "--account.second.access-token", "second token",
                        "--account.second.numbers", SECOND_NUMBER + ":+57 601 555 0200, 22:+57 601 555 0201"),
                clock);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Calls the control API and requires success. */
    JsonObject control(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response =
                call(request("/control/" + path).POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body().isEmpty() ? JsonObject.EMPTY_JSON_OBJECT : json(response);
    }

    JsonObject control(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = call(request("/control/" + path));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    HttpRequest.Builder authorised(String path) {
        return request(path).header("Authorization", "Bearer let me in");
    }

    /** Calls the Graph API and requires success. */
    JsonObject graph(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = call(authorised("/v26.0/" + path));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return call(authorised("/v26.0/" + path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static JsonObject error(HttpResponse<String> response) {
        return json(response).getJsonObject("error");
    }

    HttpRequest.Builder sending(String body) {
        return request("/v26.0/" + NUMBER + "/messages")
                .header("Authorization", "Bearer let me in")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static String text(String text, String mark) {
        return "{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\",\"to\":\"" + ANA
                + "\",\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"},\"biz_opaque_callback_data\":\"" + mark
                + "\"}";
    }

    /** Sends a text to Ana and requires that it is accepted. @return its id */
    String send(String text, String mark) throws IOException, InterruptedException {
        HttpResponse<String> response = call(sending(text(text, mark)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response).getJsonArray("messages").getJsonObject(0).getString("id");
    }

    CompletableFuture<HttpResponse<String>> sendLater(String text, String mark) {
        return client.sendAsync(sending(text(text, mark)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonObject json(HttpResponse<String> response) {
        return JsonText.parseObject(response.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Ana writes. @return the message's id */
    String inbound(String text) throws IOException, InterruptedException {
        return control(
                        "inbound",
                        "{\"number\":\"" + NUMBER + "\",\"from\":\"" + ANA + "\",\"name\":\"Ana\",\"text\":\"" + text
                                + "\"}")
                .getString("id");
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for: " + what).isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }
}
