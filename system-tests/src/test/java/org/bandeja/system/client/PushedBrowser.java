package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Predicate;

/** A browser as the stand-in for push services has it: an address, keys, and what has come to it. */
public final class PushedBrowser {
    private final URI simulator;
    private final String id;
    private final JsonObject address;

    private PushedBrowser(URI simulator, JsonObject made) {
        this.simulator = simulator;
        this.id = made.getString("id");
        this.address = made;
    }

    /** @param person who asks what browsers subscribe with */
    public static PushedBrowser of(Bandeja bandeja, Newcomer person) {
        String key = person.get("/api/me/notifications").require(200).json().getString("key");
        return withKey(bandeja, key);
    }

    /** One that trusts this key only. */
    public static PushedBrowser withKey(Bandeja bandeja, String key) {
        URI simulator = bandeja.demo().simulator();
        return new PushedBrowser(
                simulator,
                Http.send(Http.to(simulator, "/control/push/browsers")
                                .POST(HttpRequest.BodyPublishers.ofString(Json.createObjectBuilder()
                                        .add("key", key)
                                        .build()
                                        .toString())))
                        .require(201)
                        .json());
    }

    public JsonObject subscription() {
        return Json.createObjectBuilder()
                .add("endpoint", address.getString("endpoint"))
                .add("keys", address.getJsonObject("keys"))
                .build();
    }

    /** How it is answered from now on. */
    public void answers(String json) {
        Http.send(Http.to(simulator, "/control/push/browsers/" + id + "/answer")
                        .POST(HttpRequest.BodyPublishers.ofString(json)))
                .require(204);
    }

    private JsonObject shown() {
        return Http.send(Http.to(simulator, "/control/push/browsers/" + id))
                .require(200)
                .json();
    }

    /** How often it was called, whatever it answered. */
    public int calls() {
        return shown().getInt("calls");
    }

    /** What did not prove itself. */
    public int refused() {
        return shown().getJsonArray("refused").size();
    }

    public List<JsonObject> received() {
        return shown().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** What came, opened. */
    public List<JsonObject> texts() {
        return received().stream()
                .map(item -> Json.createReader(new StringReader(item.getString("text")))
                        .readObject())
                .toList();
    }

    public JsonObject await(String what, Predicate<JsonObject> wanted) {
        return Eventually.found(
                what + " is pushed", () -> texts().stream().filter(wanted).findFirst());
    }

    public JsonObject await(String kind, String conversation) {
        return await(
                kind,
                text -> text.getString("kind").equals(kind)
                        && text.getString("conversation", "").equals(conversation));
    }
}
