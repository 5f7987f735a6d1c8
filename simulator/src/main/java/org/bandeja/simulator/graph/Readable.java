package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to read in a message, of whatever type. */
public final class Readable {
    private Readable() {}

    /** @param body what stands under the type's name; a list for contacts */
    public static String of(String type, JsonValue body) {
        if (body instanceof JsonArray contacts) {
            return names(contacts);
        }
        if (!(body instanceof JsonObject object)) {
            return "";
        }
        return switch (type) {
            case "interactive" -> interactive(object);
            default ->
                first(object, "body", "caption", "text", "emoji", "filename", "name", "address")
                        .orElse("");
        };
    }

    private static Optional<String> first(JsonObject object, String... names) {
        for (String name : names) {
            if (object.get(name) instanceof JsonString text) {
                return Optional.of(text.getString());
            }
        }
        return Optional.empty();
    }

    /** The business's body, or what the customer asked or chose. */
    private static String interactive(JsonObject interactive) {
        for (String part : new String[] {"body", "button_reply", "list_reply", "nfm_reply", "payment_method"}) {
            if (interactive.get(part) instanceof JsonObject object) {
                return first(object, "text", "title", "body", "payment_method").orElse("");
            }
        }
        return "";
    }

    private static String names(JsonArray contacts) {
        List<String> names = new ArrayList<>();
        for (JsonValue contact : contacts) {
            if (contact instanceof JsonObject object && object.get("name") instanceof JsonObject name) {
                first(name, "formatted_name", "first_name").ifPresent(names::add);
            }
        }
        return String.join(", ", names);
    }
}
