package org.bandeja.whatsapp.rules;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Deliveries as WhatsApp writes them, put together from their parts. */
final class Payloads {
    static final String METADATA =
            "\"metadata\":{\"display_phone_number\":\"15550783881\",\"phone_number_id\":\"106540352242922\"}";
    static final String ANA = "{\"profile\":{\"name\":\"Ana Gómez\"},\"wa_id\":\"573001112233\"}";

    private Payloads() {}

    static String delivery(String... changes) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":["
                + String.join(",", changes) + "]}]}";
    }

    static String change(String field, String value) {
        return "{\"field\":\"" + field + "\",\"value\":{" + value + "}}";
    }

    /** A change of the field messages: what stands in its value besides the metadata. */
    static String messagesChange(String parts) {
        return change("messages", "\"messaging_product\":\"whatsapp\"," + METADATA + "," + parts);
    }

    static String messages(String contacts, String... messages) {
        return delivery(
                messagesChange("\"contacts\":[" + contacts + "],\"messages\":[" + String.join(",", messages) + "]"));
    }

    static String statuses(String... statuses) {
        return delivery(messagesChange("\"statuses\":[" + String.join(",", statuses) + "]"));
    }

    static String text(String id, String body) {
        return message(id, "\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}");
    }

    /** A message of Ana's at 1750030073. */
    static String message(String id, String rest) {
        return "{\"from\":\"573001112233\",\"id\":\"" + id + "\",\"timestamp\":\"1750030073\"," + rest + "}";
    }

    /** As WhatsApp writes it: whatever is not ASCII by its number. */
    static String escaped(String json) {
        return json.chars()
                .mapToObj(c -> c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c))
                .collect(Collectors.joining());
    }

    static ParsedDelivery parse(String json) throws UnreadableDelivery {
        return new WebhookParser().parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static InboundMessage only(String json) throws UnreadableDelivery {
        return parse(json).messages().get(0);
    }
}
