package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.chat.PhoneNumbers;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.webhook.Inbound;

/** Makes messages of customers from what the control API is given. */
final class InboundReader {
    private static final long LATEST_SECOND = 253_402_300_799L;

    private final Network network;

    InboundReader(Network network) {
        this.network = network;
    }

    /** @throws BadRequest if something is missing or of another type */
    Inbound read(JsonObject given) {
        Fields fields = new Fields(
                given, "number", "from", "userId", "name", "text", "type", "body", "context", "timestamp", "id");
        Customer customer = customer(fields);
        String number = fields.requiredText("number");
        Instant at = fields.has("timestamp")
                ? Instant.ofEpochSecond(fields.number("timestamp", 0, 0, LATEST_SECOND))
                : network.clock().instant();
        String id = fields.text("id").orElseGet(MessageIds::next);
        String type = fields.text("type").orElse("text");
        JsonObject body = body(fields, type);
        JsonObjectBuilder wire = JsonText.object();
        JsonText.addIfPresent(wire, "from", customer.phone());
        JsonText.addIfPresent(wire, "from_user_id", customer.userId());
        wire.add("id", id).add("timestamp", Long.toString(at.getEpochSecond()));
        fields.object("context").ifPresent(context -> wire.add("context", context));
        wire.add("type", type);
        addBody(wire, type, body);
        Message message = new Message(new Message.Content(
                id, Message.Author.CUSTOMER, number, customer, type, readable(body), Optional.empty(), at));
        return new Inbound(message, wire.build());
    }

    private Customer customer(Fields fields) {
        Optional<String> from = fields.text("from");
        Optional<String> userId = fields.text("userId");
        if (from.filter(Customer::isUserId).isPresent()) {
            return network.customers().meet(Optional.empty(), from, fields.text("name"), false);
        }
        if (from.isEmpty() && userId.isEmpty()) {
            throw new BadRequest("from or userId is missing");
        }
        return network.customers().meet(from.map(PhoneNumbers::requireDigits), userId, fields.text("name"), false);
    }

    private static JsonObject body(Fields fields, String type) {
        if (type.equals("text") && fields.has("text")) {
            String text = fields.text("text").orElseThrow();
            return JsonText.object().add("body", text).build();
        }
        return fields.object("body").orElseThrow(() -> new BadRequest("text, or type and body, is missing"));
    }

    /** Errors of an unsupported message stand beside the type, not below it. */
    private static void addBody(JsonObjectBuilder wire, String type, JsonObject body) {
        if (body.containsKey("errors")) {
            wire.add("errors", body.get("errors"));
            wire.add(type, JsonText.object(body).remove("errors"));
        } else {
            wire.add(type, body);
        }
    }

    private static String readable(JsonObject body) {
        for (String name : new String[] {"body", "caption", "text", "emoji", "filename", "name"}) {
            JsonValue value = body.get(name);
            if (value instanceof JsonString text) {
                return text.getString();
            }
        }
        return "";
    }
}
