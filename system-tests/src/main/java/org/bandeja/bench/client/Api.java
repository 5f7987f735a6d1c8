package org.bandeja.bench.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The API as one agent calls it. For one thread. */
public final class Api implements AutoCloseable {
    private final URI app;
    private final String token;
    private final Wire wire;

    public Api(URI app, String token) {
        this.app = app;
        this.token = token;
        this.wire = new Wire(app);
    }

    public Wire.Answer get(String path) {
        return send(Requests.get(app, path, token));
    }

    public Wire.Answer post(String path, JsonObject body) {
        return send(Requests.post(app, path, token, body.toString()));
    }

    public Wire.Answer put(String path, JsonObject body) {
        return send(Requests.call("PUT", app, path, token, body.toString()));
    }

    public Wire.Answer patch(String path, JsonObject body) {
        return send(Requests.call("PATCH", app, path, token, body.toString()));
    }

    public Wire.Answer delete(String path) {
        return send(Requests.call("DELETE", app, path, token, ""));
    }

    public Wire.Answer claim(String conversation) {
        return post("/api/conversations/" + conversation + "/claim", JsonObject.EMPTY_JSON_OBJECT);
    }

    public Wire.Answer reply(String conversation, String text) {
        return post(
                "/api/conversations/" + conversation + "/messages",
                Json.createObjectBuilder().add("type", "text").add("text", text).build());
    }

    private Wire.Answer send(byte[] request) {
        try {
            return wire.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The items of a list. */
    public List<JsonObject> items(String path) {
        Wire.Answer answer = get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " was answered " + answer.status() + ": " + answer.text());
        }
        return json(answer).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The items of all pages of a list. */
    public List<JsonObject> all(String path) {
        List<JsonObject> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = json(get(path + cursor));
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.isNull("next") ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        return items;
    }

    public static JsonObject json(Wire.Answer answer) {
        return json(answer.text());
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
