package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.bandeja.conversation.model.Said;
import org.bandeja.media.model.MediaReference;

/**
 * What a message says, by its type, in Bandeja's own form (docs/MESSAGES.md): what people can read as text, the rest as
 * content. What is not understood is kept as WhatsApp sent it.
 *
 * @param content the same for every version of WhatsApp's form
 * @param opensWindow in doubt it does not
 */
record MessageBody(
        String type,
        Optional<String> text,
        Optional<JsonObject> content,
        Optional<MediaReference> media,
        boolean opensWindow) {
    static final String UNSUPPORTED = "unsupported";

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

    private static final Set<String> OPENS_WINDOW_INTERACTIVE =
            Set.of("button_reply", "list_reply", "nfm_reply", "product", "payment_method");

    static MessageBody of(JsonObject message) {
        String type = JsonParts.word(message, "type")
                .orElseGet(() -> message.containsKey(Said.TEXT) ? Said.TEXT : UNSUPPORTED);
        JsonObject body = JsonParts.object(message, type).orElse(JsonObject.EMPTY_JSON_OBJECT);
        MessageBody understood = understood(type, body, message).orElseGet(() -> Unsupported.of(type, body, message));
        boolean opensWindow = OPENS_WINDOW.contains(type)
                || JsonParts.word(body, "type")
                        .filter(kind -> type.equals("interactive") && OPENS_WINDOW_INTERACTIVE.contains(kind))
                        .isPresent();
        return understood.with(CommonParts.of(message), opensWindow);
    }

    /** Empty: not what its type promises. */
    private static Optional<MessageBody> understood(String type, JsonObject body, JsonObject message) {
        return switch (type) {
            case Said.TEXT -> JsonParts.text(body, "body").map(text -> plain(Said.TEXT, Optional.of(text)));
            case "image", "video", "sticker", "audio", "voice", "document" -> MediaBody.of(type, body, message);
            case "location" -> LocationBody.of(body);
            case "contacts" -> ContactCards.of(message);
            case "interactive", "button" -> ChoiceBody.of(type, body);
            case "order" -> OrderBody.of(body);
            case "system" -> Optional.of(SystemNotice.of(body));
            case "request_welcome" -> Optional.of(of("system", Optional.empty(), parts().add("kind", type)));
            default -> Optional.empty();
        };
    }

    static JsonObjectBuilder parts() {
        return JsonParts.builders().createObjectBuilder();
    }

    static MessageBody plain(String type, Optional<String> text) {
        return new MessageBody(type, cleaned(text), Optional.empty(), Optional.empty(), false);
    }

    static MessageBody of(String type, Optional<String> text, JsonObjectBuilder content) {
        return new MessageBody(type, cleaned(text), Optional.of(content.build()), Optional.empty(), false);
    }

    /** A text stays a text though it may be blank; of anything else a blank one is none. */
    private static Optional<String> cleaned(Optional<String> text) {
        return text.map(CleanText::text);
    }

    MessageBody with(MediaReference file) {
        return new MessageBody(type, text, content, Optional.of(file), opensWindow);
    }

    /** With one more part of the content. */
    MessageBody with(String name, JsonValue part) {
        JsonObject more = parts().add(name, part).build();
        return new MessageBody(type, text, both(more), media, opensWindow);
    }

    private MessageBody with(JsonObject common, boolean window) {
        return new MessageBody(type, text.filter(words -> isText() || !words.isBlank()), both(common), media, window);
    }

    private boolean isText() {
        return type.equals(Said.TEXT);
    }

    private Optional<JsonObject> both(JsonObject common) {
        if (common.isEmpty()) return content;
        JsonObjectBuilder both = content.map(own -> JsonParts.builders().createObjectBuilder(own))
                .orElseGet(MessageBody::parts);
        common.forEach(both::add);
        return Optional.of(both.build());
    }
}
