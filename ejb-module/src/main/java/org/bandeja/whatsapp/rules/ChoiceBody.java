package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a customer answered by touching what we offered: a button, a row of a list, a form, a product, how to pay, whether we may call. */
final class ChoiceBody {
    private static final int MOST_FIELDS = 200;
    private static final int LONGEST_VALUE = 5000;
    /** Belongs to the machinery of forms, not to what the customer filled in. */
    private static final Set<String> MACHINERY = Set.of("flow_token");

    private ChoiceBody() {}

    /** Empty for kinds that nobody knows yet. */
    static Optional<MessageBody> of(String type, JsonObject body) {
        if (type.equals("button")) return Optional.of(choice("template", body, "payload", "text"));
        String kind = JsonParts.word(body, "type").orElse("");
        Optional<JsonObject> reply = JsonParts.object(body, kind);
        return switch (kind) {
            case "button_reply" -> reply.map(chosen -> choice("button", chosen, "id", "title"));
            case "list_reply" -> reply.map(chosen -> choice("list", chosen, "id", "title"));
            case "nfm_reply" -> reply.map(ChoiceBody::form);
            case "call_permission_reply" -> reply.map(ChoiceBody::permission);
            case "product" -> product(body, reply.or(() -> JsonParts.object(body, "action")));
            case "payment_method" ->
                reply.filter(chosen -> JsonParts.word(chosen, kind).isPresent()).map(ChoiceBody::payment);
            default -> Optional.empty();
        };
    }

    private static MessageBody choice(String kind, JsonObject chosen, String id, String title) {
        JsonObjectBuilder content = MessageBody.parts().add("kind", kind);
        CommonParts.put(content, "id", chosen, id);
        CommonParts.put(content, "description", chosen, "description");
        return MessageBody.of("choice", JsonParts.word(chosen, title), content);
    }

    /** What is named in the message, or as we name it in our own. */
    private static Optional<MessageBody> product(JsonObject body, Optional<JsonObject> named) {
        Optional<String> words = JsonParts.object(body, "body").flatMap(text -> JsonParts.word(text, "text"));
        return named.filter(
                        about -> JsonParts.word(about, "product_retailer_id").isPresent())
                .map(about -> {
                    JsonObjectBuilder product = MessageBody.parts();
                    CommonParts.put(product, "catalog", about, "catalog_id");
                    CommonParts.put(product, "retailerId", about, "product_retailer_id");
                    return MessageBody.of("product", words, MessageBody.parts().add("product", product));
                });
    }

    private static MessageBody payment(JsonObject reply) {
        JsonObjectBuilder content = MessageBody.parts();
        CommonParts.put(content, "method", reply, "payment_method");
        CommonParts.put(content, "lastDigits", reply, "last_four_digits");
        CommonParts.put(content, "reference", reply, "reference_id");
        return MessageBody.of("payment", Optional.empty(), content);
    }

    private static MessageBody permission(JsonObject reply) {
        JsonObjectBuilder content = MessageBody.parts();
        CommonParts.put(content, "answer", reply, "response");
        if (JsonParts.isTrue(reply, "is_permanent")) content.add("permanent", true);
        Instant until = Timestamps.of(JsonParts.word(reply, "expiration_timestamp"));
        if (!until.equals(Timestamps.UNKNOWN)) content.add("until", until.toString());
        return MessageBody.of("permission", Optional.empty(), content);
    }

    private static MessageBody form(JsonObject reply) {
        JsonObjectBuilder content = MessageBody.parts();
        CommonParts.put(content, "name", reply, "name");
        content.add("fields", fields(JsonParts.text(reply, "response_json").orElse("")));
        return MessageBody.of("form", JsonParts.word(reply, "body"), content);
    }

    /** It is a string with JSON in it, or with something else. */
    private static JsonArrayBuilder fields(String response) {
        JsonArrayBuilder fields = JsonParts.builders().createArrayBuilder();
        Optional<JsonObject> filledIn = object(response);
        if (filledIn.isEmpty()) {
            if (!response.isBlank()) fields.add(field("", response));
            return fields;
        }
        filledIn.get().entrySet().stream()
                .filter(entry -> !MACHINERY.contains(entry.getKey()))
                .limit(MOST_FIELDS)
                .forEach(entry -> fields.add(field(entry.getKey(), text(entry.getValue()))));
        return fields;
    }

    private static Optional<JsonObject> object(String json) {
        try {
            return JsonParts.object(JsonParts.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) return string.getString();
        return value == JsonValue.NULL ? "" : value.toString();
    }

    private static JsonObjectBuilder field(String name, String value) {
        return MessageBody.parts()
                .add("name", CleanText.line(name, InboundMessage.LONGEST_NAME))
                .add("value", CleanText.text(value.substring(0, Math.min(value.length(), LONGEST_VALUE))));
    }
}
