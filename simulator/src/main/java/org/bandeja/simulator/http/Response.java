package org.bandeja.simulator.http;

import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.json.MetaJson;

/**
 * One answer.
 *
 * @param status the HTTP status; {@link #CUT} closes the connection without an answer
 * @param content a body that is written piece by piece, in place of the bytes
 */
public record Response(int status, Map<String, String> headers, byte[] body, Optional<Content> content) {
    private static final int CUT = 0;
    private static final byte[] NOTHING = {};

    public Response(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, Optional.empty());
    }

    public static Response content(int status, String contentType, Content content) {
        return new Response(status, Map.of("Content-Type", contentType), NOTHING, Optional.of(content));
    }

    public static Response json(int status, JsonValue value) {
        return json(status, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** With the escaping of WhatsApp's own servers. */
    public static Response metaJson(int status, JsonValue value) {
        return json(status, MetaJson.write(value));
    }

    private static Response json(int status, byte[] body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=UTF-8"), body);
    }

    public static Response json(JsonValue value) {
        return json(200, value);
    }

    public static Response error(int status, String message) {
        return json(status, JsonText.object().add("error", message).build());
    }

    public static Response text(int status, String text) {
        return new Response(
                status, Map.of("Content-Type", "text/plain; charset=UTF-8"), text.getBytes(StandardCharsets.UTF_8));
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING);
    }

    /** No answer at all: the connection is closed. */
    public static Response cut() {
        return empty(CUT);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Response(status, Map.copyOf(more), body, content);
    }

    boolean isCut() {
        return status == CUT;
    }
}
