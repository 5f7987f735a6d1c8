package org.bandeja.system.client;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** What a door answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON object: " + this, e);
        }
    }

    public List<JsonObject> items() {
        return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The rule that refused. */
    public String rule() {
        return json().getString("rule");
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** @throws AssertionError unless the answer has this status */
    public Answer require(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but was " + status + ": " + body);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 600 ? body.substring(0, 600) + "…" : body);
    }
}
