package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bandeja.conversation.model.Said;
import org.bandeja.outbox.rules.OutgoingFile;
import org.bandeja.outbox.rules.OutgoingMessage;

/** The bodies of {@code POST /{phone-number-id}/messages}. WhatsApp may refuse keys that it does not expect. */
public final class GraphRequest {
    private static final Pattern LINK = Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE);

    private static final String AUDIO = "audio";
    private static final String DOCUMENT = "document";
    private static final Set<String> FILES = Set.of("image", "video", AUDIO, DOCUMENT, "sticker");

    private GraphRequest() {}

    private static JsonObjectBuilder body(Said said) {
        return switch (said.type()) {
            case Said.TEXT -> text(said.text().orElseThrow());
            case Said.LOCATION -> OutgoingContent.location(said);
            case Said.INTERACTIVE -> OutgoingContent.interactive(said);
            case Said.REACTION -> OutgoingContent.reaction(said);
            default -> throw new IllegalArgumentException("type " + said.type() + " cannot be sent");
        };
    }

    private static JsonObjectBuilder shown(OutgoingMessage message) {
        if (message.said().type().equals(Said.TEMPLATE)) {
            return TemplateContent.request(message);
        }
        boolean isFile = FILES.contains(message.said().type());
        return isFile ? file(message.said(), message.file().orElseThrow()) : body(message.said());
    }

    /** A document's text is its name where nobody has written a caption: that is no caption. */
    private static JsonObjectBuilder file(Said said, OutgoingFile file) {
        JsonObjectBuilder body = JsonParts.builders().createObjectBuilder().add("id", file.whatsappId());
        if (said.type().equals(AUDIO) && file.voice()) {
            body.add("voice", true);
        }
        Optional<String> name = file.name().filter(text -> said.type().equals(DOCUMENT));
        name.ifPresent(text -> body.add("filename", text));
        said.text().filter(text -> !name.equals(Optional.of(text))).ifPresent(text -> body.add("caption", text));
        return body;
    }

    /** A preview is asked for when there is a link to preview. */
    private static JsonObjectBuilder text(String text) {
        return JsonParts.builders()
                .createObjectBuilder()
                .add("body", text)
                .add("preview_url", LINK.matcher(text).find());
    }

    /**
     * Marks a message of the customer, and all before it, as read.
     *
     * @param typing whether he also sees that somebody is writing: until the answer comes, at most 25 seconds
     */
    public static JsonObject read(String whatsappId, boolean typing) {
        JsonObjectBuilder request = JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("status", "read")
                .add("message_id", whatsappId);
        if (typing) {
            request.add(
                    "typing_indicator",
                    JsonParts.builders().createObjectBuilder().add("type", "text"));
        }
        return request.build();
    }

    /**
     * The phone number is preferred to the user id, and goes with its "+": without it WhatsApp puts our own country's
     * code before it.
     */
    public static byte[] of(OutgoingMessage message) {
        JsonObjectBuilder request = JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("recipient_type", "individual");
        message.phone()
                .ifPresentOrElse(
                        phone -> request.add("to", phone),
                        () -> request.add("recipient", message.userId().orElseThrow()));
        message.said()
                .quotedId()
                .filter(id -> !message.said().isReaction())
                .ifPresent(id -> request.add(
                        "context", JsonParts.builders().createObjectBuilder().add("message_id", id)));
        String type = message.said().type();
        request.add("type", type);
        if (type.equals(Said.CONTACTS)) {
            request.add(type, OutgoingContent.contacts(message.said()));
        } else {
            request.add(type, shown(message));
        }
        request.add("biz_opaque_callback_data", message.callbackData());
        return request.build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
