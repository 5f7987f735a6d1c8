package org.bandeja.simulator.control;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.http.BadRequest;

/** Reads the fields of a control request, and refuses what is of another type or unknown, so that no typing error passes. */
final class Fields {
    private final JsonObject from;

    /** @throws BadRequest if there is a field that is not among the known ones */
    Fields(JsonObject from, String... known) {
        this.from = from;
        for (String name : from.keySet()) {
            if (!Set.of(known).contains(name)) {
                throw new BadRequest("unknown field " + name + "; known are " + String.join(", ", known));
            }
        }
    }

    boolean has(String name) {
        return from.containsKey(name) && from.get(name) != JsonValue.NULL;
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (from.get(name) instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw new BadRequest(name + " must be a text");
    }

    String requiredText(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> new BadRequest(name + " is missing"));
    }

    boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonValue value = from.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        throw new BadRequest(name + " must be true or false");
    }

    int number(String name, int otherwise) {
        return (int) number(name, otherwise, 0, Integer.MAX_VALUE);
    }

    long number(String name, long otherwise, long least, long most) {
        if (!has(name)) {
            return otherwise;
        }
        if (from.get(name) instanceof JsonNumber number
                && number.isIntegral()
                && number.bigDecimalValue().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.bigDecimalValue().compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.longValue();
        }
        throw new BadRequest(name + " must be a whole number from " + least + " to " + most);
    }

    Optional<JsonObject> object(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (from.get(name) instanceof JsonObject object) {
            return Optional.of(object);
        }
        throw new BadRequest(name + " must be an object");
    }

    List<JsonObject> objects(String name) {
        return list(name).stream()
                .map(value -> {
                    if (value instanceof JsonObject object) {
                        return object;
                    }
                    throw new BadRequest(name + " must hold objects");
                })
                .toList();
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(value -> {
                    if (value instanceof JsonString string) {
                        return string.getString();
                    }
                    throw new BadRequest(name + " must hold texts");
                })
                .toList();
    }

    private List<? extends JsonValue> list(String name) {
        if (from.get(name) instanceof JsonArray array) {
            return array;
        }
        throw new BadRequest(name + " must be a list");
    }
}
