package org.bandeja.simulator.graph;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One object of a call, read as WhatsApp does: what is unknown or of another JSON type is refused with code 100, what is
 * missing with 131008, what is too long or too many with 131009.
 */
final class Params {
    private static final int MISSING = 131008;
    private static final int INVALID = 131009;

    private final JsonObject from;
    private final String path;

    private Params(JsonObject from, String path) {
        this.from = from;
        this.path = path;
    }

    static Params of(JsonObject from, String path) {
        return new Params(from, path);
    }

    JsonObject json() {
        return from;
    }

    String path() {
        return path;
    }

    boolean has(String name) {
        return from.containsKey(name);
    }

    /** Refuses every other key. */
    Params only(String... known) {
        Set<String> all = Set.of(known);
        for (String key : from.keySet()) {
            if (!all.contains(key)) {
                throw GraphError.parameter("Unexpected key \"" + key + "\" on param \"" + path + "\".");
            }
        }
        return this;
    }

    /** Refuses that key where WhatsApp has no place for it. */
    void without(String name, String because) {
        if (has(name)) {
            throw GraphError.of(INVALID, "Parameter '" + name + "' of " + path + " is not allowed: " + because);
        }
    }

    Optional<String> text(String name) {
        JsonValue value = from.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw GraphError.parameter("Param " + path + "['" + name + "'] must be a string.");
    }

    Optional<String> text(String name, int most) {
        Optional<String> text = text(name);
        text.ifPresent(value -> requireLength(name, value, most));
        return text;
    }

    String required(String name, int most) {
        return text(name, most).orElseThrow(() -> missing(name));
    }

    private void requireLength(String name, String value, int most) {
        if (value.isBlank() || value.codePointCount(0, value.length()) > most) {
            throw invalid(name, "length invalid. Min length: 1, Max length: " + most);
        }
    }

    String oneOf(String name, String... words) {
        String word = text(name).orElseThrow(() -> missing(name));
        if (!Set.of(words).contains(word)) {
            throw GraphError.parameter("Param " + path + "['" + name + "'] must be one of {" + String.join(", ", words)
                    + "} - got \"" + word + "\".");
        }
        return word;
    }

    boolean flag(String name) {
        JsonValue value = from.getOrDefault(name, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw GraphError.parameter("Param " + path + "['" + name + "'] must be a boolean");
        }
        return value == JsonValue.TRUE;
    }

    /** A number, also one that is written as a text. */
    BigDecimal number(String name, long least, long most) {
        JsonValue value = from.get(name);
        if (value == null) {
            throw missing(name);
        }
        BigDecimal number = decimal(value).orElseThrow(() -> invalid(name, "is not a number"));
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw invalid(name, "must be from " + least + " to " + most);
        }
        return number;
    }

    private static Optional<BigDecimal> decimal(JsonValue value) {
        try {
            if (value instanceof JsonNumber number) {
                return Optional.of(number.bigDecimalValue());
            }
            return value instanceof JsonString text ? Optional.of(new BigDecimal(text.getString())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Params object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Params> optionalObject(String name) {
        JsonValue value = from.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(new Params(object, path + "." + name));
        }
        throw GraphError.parameter("Param " + path + "['" + name + "'] must be a JSON object.");
    }

    /** The objects of a list; none where there is no list. */
    List<Params> objects(String name, int most) {
        if (!has(name)) {
            return List.of();
        }
        if (!(from.get(name) instanceof JsonArray array)) {
            throw GraphError.parameter("Param " + path + "['" + name + "'] must be an array.");
        }
        if (array.size() > most) {
            throw invalid(name, "count invalid. Max allowed: " + most);
        }
        List<Params> objects = new ArrayList<>();
        for (JsonValue value : array) {
            if (!(value instanceof JsonObject object)) {
                throw GraphError.parameter("Param " + path + "['" + name + "'] must hold objects.");
            }
            objects.add(new Params(object, path + "." + name + "[" + objects.size() + "]"));
        }
        return objects;
    }

    List<Params> requiredObjects(String name, int most) {
        List<Params> objects = objects(name, most);
        if (objects.isEmpty()) {
            throw has(name) ? invalid(name, "count invalid. Min allowed: 1") : missing(name);
        }
        return objects;
    }

    /** Refuses the second of the same. */
    void unique(Set<String> known, String what, String value) {
        if (!known.add(value)) {
            throw GraphError.of(INVALID, "Duplicated " + what + " " + value + " in " + path);
        }
    }

    GraphError missing(String name) {
        return GraphError.of(MISSING, "Parameter '" + name + "' is mandatory for '" + path + "'");
    }

    GraphError invalid(String name, String why) {
        return GraphError.of(INVALID, "Parameter '" + name + "' of " + path + ": " + why);
    }
}
