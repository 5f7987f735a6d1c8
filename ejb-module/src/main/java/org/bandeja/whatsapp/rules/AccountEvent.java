package org.bandeja.whatsapp.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something about an account, a number, a template or a customer's wishes: everything that is no message.
 *
 * @param accountId WhatsApp business account; empty where WhatsApp does not say
 * @param field which webhook field it came with
 * @param event WhatsApp's word for what happened; empty where there is none
 * @param phone the number that it is about, as people see it
 * @param facts the rest, by where it stands, as text: what exactly WhatsApp says differs from field to field
 * @param wishes what customers said about marketing messages
 * @param at WhatsApp's time; {@link Timestamps#UNKNOWN} where it does not say
 */
public record AccountEvent(
        String accountId,
        String field,
        String event,
        Optional<String> phone,
        Map<String, String> facts,
        List<Wish> wishes,
        Instant at) {
    /** What is told to people (webhook fields, 2026-09). */
    static final Set<String> FIELDS = Set.of(
            "message_template_status_update",
            "message_template_quality_update",
            "message_template_components_update",
            "template_category_update",
            "phone_number_quality_update",
            "phone_number_name_update",
            "account_update",
            "account_review_update",
            "account_alerts",
            "business_capability_update",
            "security",
            "user_preferences",
            "account_settings_update",
            "payment_configuration_update",
            "phone_number_username_update",
            "business_username_update",
            "partner_solutions",
            "flows");

    private static final List<String> EVENT_NAMES =
            List.of("event", "decision", "new_quality_score", "new_category", "alert_info.alert_type", "errors.0.code");
    private static final String QUALITY = "message_template_quality_update";
    private static final int MOST_FACTS = 60;
    private static final int LONGEST_FACT = 500;
    private static final int LONGEST_WORD = 80;
    private static final int DEEPEST = 6;

    /** Whether a customer wants marketing messages. */
    public record Wish(InboundMessage.Address customer, boolean wanted, Instant at) {}

    static AccountEvent of(String accountId, String field, JsonObject value, Instant at) {
        Map<String, String> facts = new LinkedHashMap<>();
        flatten("", value, facts, 0);
        String event = EVENT_NAMES.stream()
                .flatMap(name -> Stream.ofNullable(facts.get(name)))
                .findFirst()
                .map(word -> CleanText.line(word, LONGEST_WORD))
                .orElse("");
        return new AccountEvent(
                accountId,
                facts.containsKey("new_quality_score") ? QUALITY : field, // samples call it a status update
                event,
                JsonParts.word(value, "display_phone_number").map(number -> CleanText.line(number, LONGEST_WORD)),
                facts,
                wishes(value),
                at);
    }

    private static void flatten(String path, JsonValue value, Map<String, String> facts, int depth) {
        if (facts.size() >= MOST_FACTS || depth > DEEPEST || value == JsonValue.NULL) return;
        if (value instanceof JsonObject object) {
            object.forEach((name, part) -> flatten(
                    path.isEmpty()
                            ? CleanText.line(name, LONGEST_WORD)
                            : path + "." + CleanText.line(name, LONGEST_WORD),
                    part,
                    facts,
                    depth + 1));
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) flatten(path + "." + i, array.get(i), facts, depth + 1);
        } else {
            String text = value instanceof JsonString string ? string.getString() : value.toString();
            facts.put(path, CleanText.line(text, LONGEST_FACT));
        }
    }

    private static List<Wish> wishes(JsonObject value) {
        Senders customers = new Senders(value);
        return JsonParts.items(value, "user_preferences").stream()
                .flatMap(item -> JsonParts.object(item).stream())
                .filter(item -> JsonParts.word(item, "category")
                        .filter("marketing_messages"::equals)
                        .isPresent())
                .flatMap(item -> wish(item, customers).stream())
                .toList();
    }

    private static Optional<Wish> wish(JsonObject item, Senders customers) {
        Senders.Sender customer = customers.wishing(item);
        Optional<String> word = JsonParts.word(item, "value");
        if (customer.isUnknown() || word.isEmpty()) return Optional.empty();
        return Optional.of(new Wish(
                new InboundMessage.Address(customer.phone(), customer.userId()),
                !word.get().equals("stop"),
                Timestamps.of(JsonParts.word(item, "timestamp"))));
    }

    /** The facts as a JSON object. */
    public String factsAsJson() {
        JsonObjectBuilder object = JsonParts.builders().createObjectBuilder();
        facts.forEach(object::add);
        return object.build().toString();
    }

    /** What {@link #factsAsJson} wrote; of anything else nothing. */
    public static Map<String, String> facts(String json) {
        Map<String, String> facts = new LinkedHashMap<>();
        try {
            JsonParts.object(JsonParts.read(json.getBytes(StandardCharsets.UTF_8)))
                    .ifPresent(object -> object.keySet()
                            .forEach(name -> JsonParts.text(object, name).ifPresent(text -> facts.put(name, text))));
        } catch (JsonException e) {
            return Map.of();
        }
        return facts;
    }

    @Override
    public String toString() {
        return "AccountEvent[" + accountId + ", " + field + ", " + event + "]";
    }
}
