package org.bandeja.simulator.http;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.bandeja.simulator.json.JsonText;

/**
 * One request, read completely.
 *
 * @param places what stood in the places of the route's template, decoded
 * @param query the query's parameters, decoded; of several of one name the last
 * @param authorization the header of that name, or empty
 */
public record Request(
        String method,
        String path,
        Map<String, String> places,
        Map<String, String> query,
        Optional<String> authorization,
        byte[] body) {

    /** @throws org.bandeja.simulator.json.MalformedJson if the body is no JSON object */
    public JsonObject json() {
        return JsonText.parseObject(body);
    }

    /** The body as a JSON object; nothing at all counts as an empty one. */
    public JsonObject jsonOrEmpty() {
        return body.length == 0 ? JsonObject.EMPTY_JSON_OBJECT : json();
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
