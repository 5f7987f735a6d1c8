package org.bandeja.simulator.control;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bandeja.simulator.chat.Customer;
import org.bandeja.simulator.chat.Message;
import org.bandeja.simulator.chat.MessageIds;
import org.bandeja.simulator.chat.Network;
import org.bandeja.simulator.graph.Readable;
import org.bandeja.simulator.http.BadRequest;
import org.bandeja.simulator.json.JsonText;
import org.bandeja.simulator.media.Downloads;
import org.bandeja.simulator.media.MediaStore;
import org.bandeja.simulator.media.Medium;
import org.bandeja.simulator.webhook.Inbound;

/** Makes messages of customers from what the control API is given. */
final class InboundReader {
    private static final long LATEST_SECOND = 253_402_300_799L;

    private static final Set<String> WITH_FILE = Set.of("image", "video", "audio", "document", "sticker", "voice");

    private final Network network;
    private final MediaStore media;

    InboundReader(Network network, MediaStore media) {
        this.network = network;
        this.media = media;
    }

    /** @throws BadRequest if something is missing or of another type */
    Inbound read(JsonObject given) {
        Fields fields = new Fields(
                given,
                "number",
                "from",
                "userId",
                "name",
                "text",
                "type",
                "body",
                "context",
                "timestamp",
                "id",
                "extra");
        Customer customer = CustomerFields.read(network, fields);
        String number = fields.requiredText("number");
        Instant at = fields.has("timestamp")
                ? Instant.ofEpochSecond(fields.number("timestamp", 0, 0, LATEST_SECOND))
                : network.clock().instant();
        String id = fields.text("id").orElseGet(MessageIds::next);
        String type = fields.text("type").orElse("text");
        JsonValue body = body(fields, type);
        JsonObjectBuilder wire = JsonText.object();
        JsonText.addIfPresent(wire, "from", customer.phone());
        JsonText.addIfPresent(wire, "from_user_id", customer.userId());
        wire.add("id", id).add("timestamp", Long.toString(at.getEpochSecond()));
        fields.object("context").ifPresent(context -> wire.add("context", context));
        wire.add("type", type);
        addBody(wire, type, body);
        fields.object("extra").ifPresent(extra -> extra.forEach(wire::add));
        JsonObject message = wire.build();
        Message.Content content = new Message.Content(
                id,
                Message.Author.CUSTOMER,
                number,
                customer,
                type,
                Readable.of(type, body),
                Optional.empty(),
                Optional.empty(),
                at);
        return new Inbound(new Message(content, new Message.Wire(message.toString(), "")), message);
    }

    private JsonValue body(Fields fields, String type) {
        if (type.equals("text") && fields.has("text")) {
            String text = fields.text("text").orElseThrow();
            return JsonText.object().add("body", text).build();
        }
        if (!fields.has("body")) {
            throw new BadRequest("text, or type and body, is missing");
        }
        if (type.equals("contacts")) {
            return JsonText.array(fields.objects("body").stream());
        }
        JsonObject body = fields.object("body").orElseThrow();
        return WITH_FILE.contains(type) ? withFile(type, body) : body;
    }

    /** What a webhook says of a file and the body does not is taken from the file, if it is one of ours. */
    private JsonObject withFile(String type, JsonObject body) {
        Optional<Medium> known = JsonText.textOf(body, "id").flatMap(media::find);
        if (known.isEmpty()) {
            return body;
        }
        Medium medium = known.get();
        JsonObjectBuilder full = JsonText.object()
                .add("id", medium.id())
                .add("mime_type", medium.mime())
                .add("sha256", Downloads.base64(medium.sha256()));
        if (type.equals("document")) {
            JsonText.addIfPresent(full, "filename", medium.name());
        }
        body.forEach(full::add);
        return full.build();
    }

    /** Errors of an unsupported message stand beside the type, not below it. */
    private static void addBody(JsonObjectBuilder wire, String type, JsonValue body) {
        if (body instanceof JsonObject object && object.containsKey("errors")) {
            wire.add("errors", object.get("errors"));
            wire.add(type, JsonText.object(object).remove("errors"));
        } else {
            wire.add(type, body);
        }
    }
}
