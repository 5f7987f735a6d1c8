package org.bandeja.simulator.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and builds JSON; holds the one provider, because looking it up for each message is slow. */
public final class JsonText {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());

    private JsonText() {}

    /** @throws MalformedJson if the bytes are not one JSON object */
    public static JsonObject parseObject(byte[] body) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        } catch (JsonException | ClassCastException | IllegalStateException e) {
            throw new MalformedJson(e);
        }
    }

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonObjectBuilder object(JsonObject start) {
        return PROVIDER.createObjectBuilder(start);
    }

    public static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArray array(Stream<? extends JsonValue> values) {
        JsonArrayBuilder array = array();
        values.forEach(array::add);
        return array.build();
    }

    public static JsonArray texts(Collection<String> values) {
        JsonArrayBuilder array = array();
        values.forEach(array::add);
        return array.build();
    }

    public static JsonString text(String value) {
        return PROVIDER.createValue(value);
    }

    public static JsonNumber number(long value) {
        return PROVIDER.createValue(value);
    }

    /** Adds the value, or JSON null where there is none. */
    public static void addOrNull(JsonObjectBuilder to, String name, Optional<String> value) {
        value.ifPresentOrElse(text -> to.add(name, text), () -> to.addNull(name));
    }

    /** Adds the value, or nothing where there is none. */
    public static void addIfPresent(JsonObjectBuilder to, String name, Optional<String> value) {
        value.ifPresent(text -> to.add(name, text));
    }

    /** The text under that name; a number counts as its digits; empty if it is missing or null. */
    public static Optional<String> textOf(JsonObject from, String name) {
        JsonValue value = from.get(name);
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        return value instanceof JsonNumber number ? Optional.of(number.toString()) : Optional.empty();
    }
}
