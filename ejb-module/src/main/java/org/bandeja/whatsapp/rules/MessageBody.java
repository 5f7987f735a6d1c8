package org.bandeja.whatsapp.rules;

import static org.bandeja.whatsapp.rules.InboundMessage.TEXT;
import static org.bandeja.whatsapp.rules.InboundMessage.UNSUPPORTED;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says, by its type: the part of {@link InboundMessage} that depends on WhatsApp's many bodies. */
record MessageBody(String type, Optional<String> text, Optional<String> content, boolean opensWindow) {
    /**
     * Types that are certainly the customer speaking to us (customer service windows, 2026-09). Not reactions, whose
     * effect WhatsApp does not document; not system notices, edits and withdrawals; nothing that it calls unsupported.
     */
    private static final Set<String> OPENS_WINDOW = Set.of(
            "text",
            "image",
            "video",
            "audio",
            "voice",
            "document",
            "sticker",
            "location",
            "contacts",
            "button",
            "order",
            "request_welcome");

    private static final Set<String> OPENS_WINDOW_INTERACTIVE = Set.of("button_reply", "list_reply", "nfm_reply");

    static MessageBody of(JsonObject message) {
        String type = JsonParts.word(message, "type").orElseGet(() -> message.containsKey(TEXT) ? TEXT : UNSUPPORTED);
        JsonObject body = JsonParts.object(message, type).orElse(JsonObject.EMPTY_JSON_OBJECT);
        boolean opensWindow = opensWindow(type, body);
        Optional<String> said =
                type.equals(TEXT) ? JsonParts.text(body, "body").map(CleanText::text) : Optional.empty();
        if (said.isPresent()) return new MessageBody(TEXT, said, contentBeyondText(message), opensWindow);
        Optional<String> readable =
                readable(type, body, message).map(CleanText::text).filter(text -> !text.isBlank());
        return new MessageBody(UNSUPPORTED, readable, Optional.of(json(message)), opensWindow);
    }

    private static boolean opensWindow(String type, JsonObject body) {
        if (!type.equals("interactive")) return OPENS_WINDOW.contains(type);
        return JsonParts.word(body, "type")
                .filter(OPENS_WINDOW_INTERACTIVE::contains)
                .isPresent();
    }

    private static Optional<String> contentBeyondText(JsonObject message) {
        boolean more = message.containsKey("context") || message.containsKey("referral");
        return more ? Optional.of(json(message)) : Optional.empty();
    }

    private static String json(JsonObject message) {
        return CleanText.text(message.toString());
    }

    private static Optional<String> readable(String type, JsonObject body, JsonObject message) {
        return switch (type) {
            case "image", "video", "audio", "voice", "sticker" -> JsonParts.word(body, "caption");
            case "document" -> firstOf(body, "caption", "filename");
            case "location" -> firstOf(body, "name", "address");
            case "contacts" -> contactNames(message);
            case "interactive" -> interactive(body);
            case "button", "order" -> JsonParts.word(body, "text");
            case "reaction" -> JsonParts.word(body, "emoji");
            case "edit" -> JsonParts.object(body, "message").flatMap(MessageBody::edited);
            default -> firstOf(body, "body", "text", "caption", "title");
        };
    }

    private static Optional<String> edited(JsonObject message) {
        return of(message).text();
    }

    private static Optional<String> interactive(JsonObject body) {
        return JsonParts.word(body, "type")
                .flatMap(kind -> JsonParts.object(body, kind))
                .flatMap(reply -> firstOf(reply, "title", "body"));
    }

    private static Optional<String> contactNames(JsonObject message) {
        String names = JsonParts.items(message, "contacts").stream()
                .flatMap(MessageBody::contactName)
                .collect(Collectors.joining(", "));
        return Optional.of(names);
    }

    private static Stream<String> contactName(JsonValue contact) {
        return JsonParts.object(contact).flatMap(c -> JsonParts.object(c, "name")).stream()
                .flatMap(name -> JsonParts.word(name, "formatted_name").stream());
    }

    private static Optional<String> firstOf(JsonObject body, String... names) {
        return Stream.of(names)
                .flatMap(name -> JsonParts.word(body, name).stream())
                .findFirst();
    }
}
