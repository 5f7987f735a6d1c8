package org.bandeja.bench.client;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The control API of the stand-in for WhatsApp. Any thread may call. */
public final class SimulatorDoor {
    private final URI address;
    private final Wire wire;

    public SimulatorDoor(URI address) {
        this.address = address;
        this.wire = new Wire(address);
    }

    /** No limits that would slow a measurement down; statuses as WhatsApp sends them. */
    public void unlimited() {
        post("limits", "{\"messagesPerSecond\": 0, \"pair\": false, \"window\": \"off\"}");
    }

    public JsonObject post(String path, String json) {
        return require(Requests.plain(address.resolve("/control/" + path), json), path);
    }

    /** Something that is there afterwards, or on its way. */
    public JsonObject make(String path, String json) {
        Wire.Answer answer = send(Requests.plain(address.resolve("/control/" + path), json));
        if (answer.status() != 201 && answer.status() != 202) {
            throw new IllegalStateException(
                    "the simulator answered " + path + " with " + answer.status() + ": " + answer.text());
        }
        return Api.json(answer);
    }

    public JsonObject shown(String path) {
        return require(get("/control/" + path), path);
    }

    /** What has reached a customer, in order; nothing when nobody knows him. */
    public List<JsonObject> received(String phone) {
        Wire.Answer answer = send(get("/control/customers/+" + phone + "/messages?limit=1000"));
        return answer.status() == 404
                ? List.of()
                : Api.json(answer).getJsonArray("received").getValuesAs(JsonObject.class);
    }

    private byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private JsonObject require(byte[] request, String path) {
        Wire.Answer answer = send(request);
        if (answer.status() != 200 && answer.status() != 201) {
            throw new IllegalStateException(
                    "the simulator answered " + path + " with " + answer.status() + ": " + answer.text());
        }
        return Api.json(answer);
    }

    private synchronized Wire.Answer send(byte[] request) {
        try {
            return wire.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
