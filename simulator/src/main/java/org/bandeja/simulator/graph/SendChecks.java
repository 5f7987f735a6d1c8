package org.bandeja.simulator.graph;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.simulator.chat.Account;
import org.bandeja.simulator.chat.BusinessNumber;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.template.Templates;

/** Checks a send as WhatsApp does, parameter by parameter; unknown ones are refused. */
final class SendChecks {
    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CALLBACK_DATA = 512;
    private static final int LONGEST_EMOJI = 12;
    private static final Set<String> TYPES = Set.of(
            "audio",
            "contacts",
            "document",
            "image",
            "interactive",
            "location",
            "reaction",
            "sticker",
            "template",
            "text",
            "video");
    private static final Set<String> KNOWN = Set.of(
            "messaging_product",
            "recipient_type",
            "to",
            "recipient",
            "type",
            "context",
            "biz_opaque_callback_data",
            "recipient_identity_key_hash",
            "messaging_account_id");

    private final MediaParams media;
    private final InteractiveParams interactive;

    private final TemplateParams templates;

    SendChecks(MediaStore store, Templates templates) {
        this.media = new MediaParams(store);
        this.templates = new TemplateParams(templates, media);
        this.interactive = new InteractiveParams(media);
    }

    /** @throws GraphError that WhatsApp would answer with */
    SendCommand check(JsonObject body, Account account, BusinessNumber number) {
        requireProduct(body);
        Recipient recipient = recipient(body);
        String type = type(body);
        requireKnown(body, Stream.concat(KNOWN.stream(), Stream.of(type)).collect(Collectors.toSet()), "$");
        if (!body.containsKey(type)) {
            throw GraphError.of(131008, "Parameter '" + type + "' is mandatory for type '" + type + "'");
        }
        OptionalInt failure = content(type, body, number);
        Optional<String> callbackData = optionalText(body, "biz_opaque_callback_data");
        if (callbackData.filter(data -> data.length() > LONGEST_CALLBACK_DATA).isPresent()) {
            throw GraphError.parameter(
                    "Param biz_opaque_callback_data must be at most " + LONGEST_CALLBACK_DATA + " characters long.");
        }
        requireContext(body);
        if (type.equals("template")) {
            TemplateParams.Filled filled =
                    templates.check(Params.of(object(body, type), type), account.id(), number, recipient);
            return new SendCommand(
                    recipient,
                    type,
                    filled.body(),
                    callbackData,
                    Optional.of(filled.template().category().toLowerCase(Locale.ROOT)),
                    Optional.of(filled.shown()),
                    failure);
        }
        return new SendCommand(
                recipient,
                type,
                Readable.of(type, body.get(type)),
                callbackData,
                Optional.empty(),
                Optional.empty(),
                failure);
    }

    /** @return the code with which it fails later, or empty */
    private OptionalInt content(String type, JsonObject body, BusinessNumber number) {
        Params message = Params.of(body, "$");
        switch (type) {
            case "text" -> requireText(object(body, "text"));
            case "image", "video", "audio", "document", "sticker" -> {
                return media.check(Params.of(object(body, type), type), type, number);
            }
            case "location" -> PlaceParams.location(Params.of(object(body, type), type));
            case "contacts" -> PlaceParams.contacts(message);
            case "interactive" -> interactive.check(Params.of(object(body, type), type), number);
            case "reaction" -> reaction(Params.of(object(body, type), type), message);
            default -> {}
        }
        return OptionalInt.empty();
    }

    private static void reaction(Params reaction, Params message) {
        reaction.only("message_id", "emoji").required("message_id", 1000);
        String emoji = reaction.text("emoji").orElseThrow(() -> reaction.missing("emoji"));
        if (emoji.codePointCount(0, emoji.length()) > LONGEST_EMOJI || emoji.matches(".*[A-Za-z].*")) {
            throw reaction.invalid("emoji", "is not an emoji");
        }
        message.without("context", "a reaction answers nothing else");
    }

    static void requireProduct(JsonObject body) {
        if (!"whatsapp".equals(requiredText(body, "messaging_product"))) {
            throw GraphError.parameter("Param messaging_product must be one of {WHATSAPP}");
        }
    }

    private static Recipient recipient(JsonObject body) {
        String kind = optionalText(body, "recipient_type").orElse("individual");
        if (!kind.equals("individual")) {
            throw GraphError.parameter("Param recipient_type must be one of {INDIVIDUAL} - got \"" + kind + "\"");
        }
        Optional<String> to = optionalText(body, "to");
        if (to.isPresent()) {
            return byPhone(to.get());
        }
        return optionalText(body, "recipient")
                .map(SendChecks::byUserId)
                .orElseThrow(() -> GraphError.parameter("The parameter to is required."));
    }

    private static Recipient byPhone(String to) {
        String digits = to.replaceAll("[ ().-]", "");
        if (!digits.startsWith("+")) {
            throw GraphError.of(
                    131009,
                    "Parameter 'to' should start with +: without it the country code of the business number may be put"
                            + " in front");
        }
        if (!digits.matches("\\+[1-9][0-9]{6,14}")) {
            throw GraphError.of(131009, "Parameter 'to' is not a phone number");
        }
        return new Recipient(to, Optional.of(digits.substring(1)), Optional.empty());
    }

    private static Recipient byUserId(String userId) {
        if (!Customer.isUserId(userId)) {
            throw GraphError.of(131009, "Parameter 'recipient' is not a business-scoped user ID");
        }
        return new Recipient(userId, Optional.empty(), Optional.of(userId));
    }

    private static String type(JsonObject body) {
        String type = optionalText(body, "type").orElse("text");
        if (!TYPES.contains(type)) {
            throw GraphError.parameter(
                    "Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION,"
                            + " STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type + "\".");
        }
        return type;
    }

    private static void requireText(JsonObject text) {
        requireKnown(text, Set.of("body", "preview_url"), "text");
        JsonValue preview = text.getOrDefault("preview_url", JsonValue.FALSE);
        if (preview != JsonValue.TRUE && preview != JsonValue.FALSE) {
            throw GraphError.parameter("Param text['preview_url'] must be a boolean");
        }
        requireLength(text(text));
    }

    private static String text(JsonObject text) {
        return optionalText(text, "body")
                .orElseThrow(() -> GraphError.of(131008, "Parameter 'body' is mandatory for 'text'"));
    }

    private static void requireLength(String text) {
        if (text.isBlank()) {
            throw GraphError.parameter("Param text['body'] must be at least 1 characters long.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            throw GraphError.parameter("Param text['body'] must be at most " + LONGEST_TEXT + " characters long.");
        }
    }

    private static void requireContext(JsonObject body) {
        if (body.containsKey("context")) {
            JsonObject context = object(body, "context");
            requireKnown(context, Set.of("message_id"), "context");
            requiredText(context, "message_id");
        }
        optionalText(body, "recipient_identity_key_hash");
        optionalText(body, "messaging_account_id");
    }

    static void requireKnown(JsonObject object, Set<String> known, String param) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                throw GraphError.parameter("Unexpected key \"" + key + "\" on param \"" + param + "\".");
            }
        }
    }

    static JsonObject object(JsonObject from, String name) {
        if (from.get(name) instanceof JsonObject object) {
            return object;
        }
        throw GraphError.parameter("Param " + name + " must be a JSON object.");
    }

    static String requiredText(JsonObject from, String name) {
        return optionalText(from, name)
                .orElseThrow(() -> GraphError.parameter("The parameter " + name + " is required."));
    }

    private static Optional<String> optionalText(JsonObject from, String name) {
        JsonValue value = from.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw GraphError.parameter("Param " + name + " must be a string.");
    }
}
