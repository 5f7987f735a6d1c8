package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/** What WhatsApp does not hand over, or what nobody knew when this was written: kept whole, with what can be read of it. */
final class Unsupported {
    private static final int LONGEST_KIND = 60;

    private Unsupported() {}

    static MessageBody of(String type, JsonObject body, JsonObject message) {
        String kind = JsonParts.object(message, "unsupported")
                .flatMap(unsupported -> JsonParts.word(unsupported, "type"))
                .or(() -> JsonParts.word(body, "type").map(inner -> type + ":" + inner))
                .orElse(type);
        JsonObjectBuilder content = MessageBody.parts()
                .add("kind", CleanText.line(kind, LONGEST_KIND))
                .add("raw", CleanText.text(message.toString()));
        return MessageBody.of(MessageBody.UNSUPPORTED, readable(body), content);
    }

    private static Optional<String> readable(JsonObject body) {
        return Stream.of("body", "text", "caption", "title")
                .flatMap(name -> JsonParts.word(body, name).stream())
                .findFirst();
    }
}
