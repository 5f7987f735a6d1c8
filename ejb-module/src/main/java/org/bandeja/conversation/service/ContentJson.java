package org.bandeja.conversation.service;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes what a message holds besides its text, in our own form (docs/MESSAGES.md); WhatsApp's is made of it later. Reads of it what rules ask. */
final class ContentJson {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final JsonObjectBuilder object = BUILDERS.createObjectBuilder();

    ContentJson with(String name, String value) {
        object.add(name, value);
        return this;
    }

    ContentJson with(String name, double value) {
        object.add(name, value);
        return this;
    }

    /** What is absent is left out. */
    ContentJson with(String name, Optional<String> value) {
        value.ifPresent(text -> object.add(name, text));
        return this;
    }

    /** What is empty is left out. */
    <T> ContentJson with(String name, List<T> items, Function<T, ContentJson> form) {
        if (!items.isEmpty()) {
            JsonArrayBuilder array = BUILDERS.createArrayBuilder();
            items.forEach(item -> array.add(form.apply(item).object));
            object.add(name, array);
        }
        return this;
    }

    /** As {@link org.bandeja.conversation.model.Said} takes it. */
    Optional<String> done() {
        return Optional.of(object.build().toString());
    }

    /** What comes back of an answer that a customer touched: of a button or a row of ours, not of a template. */
    static Optional<String> chosen(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            JsonObject read = reader.readObject();
            return read.getString("kind", "").equals("template")
                    ? Optional.empty()
                    : Optional.ofNullable(read.getString("id", null));
        }
    }

    /** Whether somebody of the company has said it with the phone app. */
    static boolean isEcho(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            return reader.readObject().getBoolean("echo", false);
        }
    }

    /** Whether it is the news that the file of a message of the past will follow. */
    static boolean announcesFile(String content) {
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            JsonObject read = reader.readObject();
            return read.getBoolean("past", false) && read.getString("kind", "").equals("media_placeholder");
        }
    }
}
