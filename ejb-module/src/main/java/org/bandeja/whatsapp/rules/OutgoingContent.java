package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.bandeja.conversation.model.Said;

/**
 * What our form of a message (docs/MESSAGES.md) becomes in WhatsApp's (Cloud API, messages, 2026): places, people, reactions and
 * what the customer may choose from.
 */
final class OutgoingContent {
    private OutgoingContent() {}

    /** WhatsApp's documents and its description have coordinates as strings. */
    static JsonObjectBuilder location(Said said) {
        JsonObject content = content(said);
        return copied(content, "name", "address")
                .add("latitude", degrees(content, "latitude"))
                .add("longitude", degrees(content, "longitude"));
    }

    /** Without an exponent, which WhatsApp would not read. */
    private static String degrees(JsonObject content, String name) {
        BigDecimal value = content.getJsonNumber(name).bigDecimalValue();
        return (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString();
    }

    /** It cannot be combined with an answer to a message: what it is about stands in it. */
    static JsonObjectBuilder reaction(Said said) {
        return object().add("message_id", said.quotedId().orElseThrow())
                .add("emoji", said.text().orElse(""));
    }

    static JsonArray contacts(Said said) {
        return each(content(said), "contacts", OutgoingContent::card).build();
    }

    /** A name needs another part besides the whole of it: what stands before the first blank, and the rest. */
    private static JsonObjectBuilder card(JsonObject card) {
        String name = card.getString("name");
        int blank = name.indexOf(' ');
        JsonObjectBuilder parts = object().add("formatted_name", name);
        if (blank < 0) parts.add("first_name", name);
        else
            parts.add("first_name", name.substring(0, blank))
                    .add("last_name", name.substring(blank + 1).strip());
        JsonObjectBuilder told = object().add("name", parts);
        list(told, "phones", card, phone -> {
            JsonObjectBuilder into = copied(phone, "phone", "type");
            JsonParts.word(phone, "whatsapp").ifPresent(id -> into.add("wa_id", id));
            return into;
        });
        list(told, "emails", card, email -> copied(email, "email", "type"));
        list(told, "addresses", card, address -> {
            JsonObjectBuilder into = copied(address, "type");
            return into.add("street", address.getString("address"));
        });
        JsonObject org = copied(card, "company", "title").build();
        if (!org.isEmpty()) told.add("org", org);
        list(told, "urls", card, url -> copied(url, "url", "type"));
        JsonParts.word(card, "birthday").ifPresent(day -> told.add("birthday", day));
        return told;
    }

    static JsonObjectBuilder interactive(Said said) {
        JsonObject content = content(said);
        String kind = content.getString("kind");
        JsonObjectBuilder told =
                object().add("type", kind.equals("location_request") ? "location_request_message" : kind);
        JsonParts.word(content, "header")
                .ifPresent(
                        text -> told.add("header", object().add("type", "text").add("text", text)));
        told.add("body", object().add("text", said.text().orElseThrow()));
        JsonParts.word(content, "footer").ifPresent(text -> told.add("footer", object().add("text", text)));
        return told.add("action", action(kind, content));
    }

    private static JsonObjectBuilder action(String kind, JsonObject content) {
        return switch (kind) {
            case "button" -> object().add("buttons", each(content, "buttons", OutgoingContent::button));
            case "list" ->
                object().add("button", content.getString("label"))
                        .add("sections", each(content, "sections", OutgoingContent::section));
            case "cta_url" ->
                object().add("name", "cta_url")
                        .add(
                                "parameters",
                                object().add("display_text", content.getString("label"))
                                        .add("url", content.getString("url")));
            case "location_request" -> object().add("name", "send_location");
            default -> throw new IllegalArgumentException("interactive " + kind + " cannot be sent");
        };
    }

    private static JsonObjectBuilder button(JsonObject button) {
        return object().add("type", "reply").add("reply", copied(button, "id", "title"));
    }

    private static JsonObjectBuilder section(JsonObject section) {
        return copied(section, "title")
                .add("rows", each(section, "rows", row -> copied(row, "id", "title", "description")));
    }

    private static JsonObject content(Said said) {
        return said.content()
                .flatMap(OutgoingContent::read)
                .orElseThrow(
                        () -> new IllegalArgumentException("a " + said.type() + " without content cannot be sent"));
    }

    private static Optional<JsonObject> read(String json) {
        return JsonParts.object(JsonParts.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static JsonObjectBuilder object() {
        return JsonParts.builders().createObjectBuilder();
    }

    /** Texts that are called the same on both sides. */
    private static JsonObjectBuilder copied(JsonObject from, String... names) {
        JsonObjectBuilder told = object();
        for (String name : names) JsonParts.word(from, name).ifPresent(text -> told.add(name, text));
        return told;
    }

    private static void list(
            JsonObjectBuilder into, String name, JsonObject from, Function<JsonObject, JsonObjectBuilder> form) {
        JsonArray items = each(from, name, form).build();
        if (!items.isEmpty()) into.add(name, items);
    }

    private static JsonArrayBuilder each(JsonObject from, String name, Function<JsonObject, JsonObjectBuilder> form) {
        JsonArrayBuilder array = JsonParts.builders().createArrayBuilder();
        JsonParts.items(from, name).stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .forEach(item -> array.add(form.apply(item)));
        return array;
    }
}
