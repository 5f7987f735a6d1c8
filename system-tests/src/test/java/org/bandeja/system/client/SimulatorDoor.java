package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The control API of the stand-in for WhatsApp. */
public final class SimulatorDoor {
    private final URI address;
    private final String number;
    private final Rows rows;

    /** @param number whose messages a test sends */
    SimulatorDoor(URI address, String number, Rows rows) {
        this.address = address;
        this.number = number;
        this.rows = rows;
    }

    public JsonObject get(String path) {
        return Http.send(Http.to(address, "/control/" + path)).require(200).json();
    }

    public JsonObject post(String path, String json) {
        Answer answer = Http.send(Http.to(address, "/control/" + path).POST(HttpRequest.BodyPublishers.ofString(json)));
        return answer.require(answer.status() == 202 ? 202 : 200).json();
    }

    /** Everything behaves as usual again, and nobody is known any more. */
    public void reset() {
        Http.send(Http.to(address, "/control/reset").POST(HttpRequest.BodyPublishers.noBody()))
                .require(204);
        post("limits", "{\"messagesPerSecond\": 0, \"pair\": false, \"window\": \"off\"}");
    }

    /**
     * How the Graph API behaves from now on; of sending only towards the test's number, and only what is sent after this: what others send,
     * or what was on its way already, uses up no turn.
     */
    public void graph(String json) {
        JsonObject wanted = Json.createReader(new StringReader(json)).readObject();
        post("graph", wanted.containsKey("on") ? json : ofSending(wanted));
    }

    private String ofSending(JsonObject wanted) {
        if (!wanted.getString("mode").equals("ok")) {
            rows.awaitSent(number);
        }
        return Json.createObjectBuilder(wanted).add("number", number).build().toString();
    }

    public void statuses(String json) {
        post("statuses", json);
    }

    /** A customer writes; answers when the webhook was tried once. */
    public String writes(Customer customer, String number, String text) {
        return writes(customer, number, text, Json.createObjectBuilder());
    }

    private String writes(Customer customer, String number, String text, JsonObjectBuilder extra) {
        return post(
                        "inbound",
                        Json.createObjectBuilder()
                                .add("number", number)
                                .add("from", customer.phone().orElseThrow())
                                .add("name", customer.name())
                                .add("text", text)
                                .add("extra", extra)
                                .add("wait", true)
                                .build()
                                .toString())
                .getString("id");
    }

    /** A customer writes because of an advertisement; answers when the webhook was tried once. */
    public String writesAfterAnAdvertisement(Customer customer, String number, String text) {
        JsonObject referral = Json.createObjectBuilder()
                .add("source_type", "ad")
                .add("source_id", "120226305854810726")
                .add("source_url", "https://fb.me/3cr4Wqqkv")
                .add("headline", "Half price")
                .build();
        return writes(customer, number, text, Json.createObjectBuilder().add("referral", referral));
    }

    /** The customer looks at the chat. */
    public void opens(Customer customer) {
        Http.send(Http.to(address, "/control/customers/" + encoded(customer) + "/open")
                        .POST(HttpRequest.BodyPublishers.noBody()))
                .require(200);
    }

    /** What has reached the customer, in order. */
    public List<JsonObject> received(Customer customer) {
        Answer answer = Http.send(Http.to(address, "/control/customers/" + encoded(customer) + "/messages"));
        return answer.status() == 404
                ? List.of()
                : answer.require(200).json().getJsonArray("received").getValuesAs(JsonObject.class);
    }

    public List<String> receivedTexts(Customer customer) {
        return received(customer).stream()
                .map(message -> message.getString("text"))
                .toList();
    }

    /** How many bytes a file has there; of what customers sent and what the business uploaded. */
    public int sizeOfFile(String id) {
        try {
            return Http.client()
                    .send(Http.to(address, "/control/media/" + id).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body()
                    .length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the customer has written, the oldest first, and whether he sees that it was read. */
    public List<JsonObject> sent(Customer customer) {
        return get("customers/" + encoded(customer) + "/messages")
                .getJsonArray("sent")
                .getValuesAs(JsonObject.class);
    }

    /** Whether the customer sees that somebody is writing. */
    public boolean seesTyping(Customer customer) {
        return get("customers/" + encoded(customer) + "/messages")
                .getJsonObject("customer")
                .getBoolean("typing");
    }

    private static String encoded(Customer customer) {
        return URLEncoder.encode(customer.key(), StandardCharsets.UTF_8);
    }
}
