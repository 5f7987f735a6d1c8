package org.bandeja.simulator.http;

import jakarta.json.JsonObject;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bandeja.simulator.json.JsonText;

/**
 * One request.
 *
 * @param places what stood in the places of the route's template, decoded
 * @param query the query's parameters, decoded; of several of one name the last
 * @param headers by their names in lower case; of several of one name the first
 * @param body read completely; empty where the route reads the stream itself
 * @param stream the body of a route that reads it itself; else at its end
 */
public record Request(
        String method,
        String path,
        Map<String, String> places,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        InputStream stream) {

    /** @throws org.bandeja.simulator.json.MalformedJson if the body is no JSON object */
    public JsonObject json() {
        return JsonText.parseObject(body);
    }

    /** The body as a JSON object; nothing at all counts as an empty one. */
    public JsonObject jsonOrEmpty() {
        return body.length == 0 ? JsonObject.EMPTY_JSON_OBJECT : json();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> authorization() {
        return header("Authorization");
    }

    /** Where the caller reached this door, such as {@code 127.0.0.1:8090}; the door lets no foreign one pass. */
    public String host() {
        return headers.get("host");
    }

    public String place(String name) {
        return places.get(name);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** @throws BadRequest if it is there and no whole number from 0 to max */
    public int query(String name, int otherwise, int max) {
        return query(name).map(text -> wholeNumber(name, text, max)).orElse(otherwise);
    }

    private static int wholeNumber(String name, String text, int max) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with what is out of range
        }
        throw new BadRequest(name + " must be a whole number from 0 to " + max);
    }
}
