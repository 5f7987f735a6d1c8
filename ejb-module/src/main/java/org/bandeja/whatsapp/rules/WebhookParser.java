package org.bandeja.whatsapp.rules;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * Understands webhook deliveries of every Graph API version at once: the version of a payload is chosen in Meta's
 * dashboard and not told in it. Unknown fields, types and keys are normal and appear without notice.
 */
public final class WebhookParser {
    private static final String OBJECT = "whatsapp_business_account";

    /**
     * Reads every entry, change, message and status on its own.
     *
     * @param body UTF-8; characters may be escaped or not
     * @throws UnreadableDelivery if it is not a JSON object; nothing else is an error
     */
    public ParsedDelivery parse(byte[] body) throws UnreadableDelivery {
        JsonObject delivery = read(body);
        Findings findings = new Findings();
        Optional<String> other = JsonParts.word(delivery, "object").filter(object -> !object.equals(OBJECT));
        if (other.isPresent()) findings.skip("", "object " + other.get());
        else if (!delivery.containsKey("entry")) findings.skip("", "no entry");
        else JsonParts.items(delivery, "entry").forEach(entry -> readEntry(entry, findings));
        return findings.all();
    }

    private static JsonObject read(byte[] body) throws UnreadableDelivery {
        try {
            return JsonParts.object(JsonParts.read(body))
                    .orElseThrow(() -> new UnreadableDelivery("not a JSON object"));
        } catch (JsonException e) {
            throw new UnreadableDelivery("not JSON"); // the reader's own words quote the body
        }
    }

    private static void readEntry(JsonValue entry, Findings findings) {
        JsonParts.object(entry)
                .ifPresentOrElse(
                        object -> JsonParts.items(object, "changes")
                                .forEach(change -> readChange(change, object, findings)),
                        () -> findings.skip("", "entry: not an object"));
    }

    private static void readChange(JsonValue change, JsonObject entry, Findings findings) {
        Optional<JsonObject> object = JsonParts.object(change);
        String field = object.flatMap(c -> JsonParts.word(c, "field")).orElse("");
        Optional<JsonObject> value = object.flatMap(c -> JsonParts.object(c, "value"));
        String account =
                JsonParts.word(entry, "id").filter(WhatsappIds::isAccountId).orElse("");
        if (value.isEmpty()) findings.skip(field, "no value");
        else if (MessagesChange.isIn(field, value.get())) {
            new MessagesChange(field, value.get(), account, findings).read();
        } else if (AccountEvent.FIELDS.contains(field)) {
            Instant at = Timestamps.of(JsonParts.word(entry, "time"));
            findings.add(AccountEvent.of(account, field, value.get(), at));
        } else findings.skip(field, "field " + (field.isEmpty() ? "missing" : field + " not used"));
    }
}
