package org.bandeja.conversation.web;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.service.TemplateReply;
import org.bandeja.media.model.MediaKey;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.Attachment;

/** Reads templates with their values: {@code {template, values: {key: text}, header: {media} or {location}, cards: [{header: {media}}]}. */
final class TemplateDrafts {
    private static final int MOST_VALUES = 200;
    private static final int MOST_CARDS = 10;

    private TemplateDrafts() {}

    static TemplateReply template(Draft draft) {
        return template(draft.content(), draft.quoted());
    }

    static TemplateReply template(JsonObject content) {
        return template(content, Optional.empty());
    }

    private static TemplateReply template(JsonObject content, Optional<MessageId> quotes) {
        if (content == null) {
            throw new Malformed("content");
        }
        Optional<JsonObject> header = object(content, "header");
        return new TemplateReply(
                TemplateId.parse(text(content, "template").orElseThrow(() -> new Malformed("template")))
                        .orElseThrow(NotFound::new),
                values(object(content, "values").orElse(JsonValue.EMPTY_JSON_OBJECT)),
                header.flatMap(given -> text(given, "media"))
                        .map(key -> MediaKey.parse(key).orElseThrow(NotFound::new)),
                header.flatMap(given -> object(given, "location")).map(TemplateDrafts::place),
                cards(content),
                quotes);
    }

    private static Map<String, String> values(JsonObject given) {
        if (given.size() > MOST_VALUES) {
            throw new Malformed("values");
        }
        Map<String, String> values = new HashMap<>();
        given.keySet()
                .forEach(key -> values.put(
                        key,
                        text(given, key)
                                .orElseThrow(() -> new Malformed("values"))
                                .strip()));
        return values;
    }

    /** The file of each card stands where message items show it. */
    private static List<MediaKey> cards(JsonObject content) {
        if (!(content.get("cards") instanceof JsonArray cards)) {
            return List.of();
        }
        if (cards.size() > MOST_CARDS) {
            throw new Malformed("cards");
        }
        List<MediaKey> files = new ArrayList<>();
        for (JsonValue card : cards) {
            Optional<String> media = card instanceof JsonObject shown
                    ? object(shown, "header").flatMap(header -> text(header, "media"))
                    : Optional.empty();
            if (media.isPresent()) {
                files.add(MediaKey.parse(media.get()).orElseThrow(NotFound::new));
            }
        }
        if (!files.isEmpty() && files.size() < cards.size()) {
            throw new Malformed("cards");
        }
        return files;
    }

    private static Attachment.Place place(JsonObject given) {
        return new Attachment.Place(
                number(given, "latitude"),
                number(given, "longitude"),
                text(given, "name").map(String::strip).orElse(""),
                text(given, "address").map(String::strip).orElse(""));
    }

    private static double number(JsonObject object, String name) {
        if (object.get(name) instanceof JsonNumber number) {
            return number.doubleValue();
        }
        throw new Malformed(name);
    }

    private static Optional<JsonObject> object(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        throw new Malformed(name);
    }

    private static Optional<String> text(JsonObject parent, String name) {
        JsonValue value = parent.get(name);
        if (value == null || value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        throw new Malformed(name);
    }
}
