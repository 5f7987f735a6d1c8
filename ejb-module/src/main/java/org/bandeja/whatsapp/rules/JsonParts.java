package org.bandeja.whatsapp.rules;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON whose shape is not certain: what is not there, or is of another kind, is simply absent. */
final class JsonParts {
    // looked up once: the lookup costs more than reading a usual delivery
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private JsonParts() {}

    static JsonBuilderFactory builders() {
        return BUILDERS;
    }

    /** @throws JsonException if it is no JSON, or nested or with numbers so large that nobody means it */
    static JsonValue read(byte[] body) {
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) throw new JsonException("more than one value");
            return value;
        } catch (JsonException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new JsonException("beyond the limits of the JSON parser", e); // it has no exception type of its own
        }
    }

    static Optional<JsonObject> object(JsonValue value) {
        return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    static Optional<JsonObject> object(JsonObject parent, String name) {
        return object(parent.get(name));
    }

    /** The elements of an array; something else that is not null counts as an array of one. */
    static List<JsonValue> items(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value == null || value == JsonValue.NULL) return List.of();
        return value.getValueType() == JsonValue.ValueType.ARRAY ? value.asJsonArray() : List.of(value);
    }

    /** A string or a number as text; may be empty. */
    static Optional<String> text(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value instanceof JsonString string) return Optional.of(string.getString());
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }

    /** As {@link #text}, without blanks around it; empty is absent. */
    static Optional<String> word(JsonObject parent, String name) {
        return text(parent, name).map(String::strip).filter(word -> !word.isEmpty());
    }

    /** Also as a string. */
    static boolean isTrue(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        return value == JsonValue.TRUE
                || value instanceof JsonString string && string.getString().equals("true");
    }
}
