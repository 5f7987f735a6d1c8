package org.bandeja.whatsapp.rules;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bandeja.outbox.rules.OutgoingText;

/** The bodies of {@code POST /{phone-number-id}/messages}. WhatsApp may refuse keys that it does not expect. */
public final class GraphRequest {
    private static final Pattern LINK = Pattern.compile("https?://\\S", Pattern.CASE_INSENSITIVE);

    private GraphRequest() {}

    /**
     * The phone number is preferred to the user id, and goes with its "+": without it WhatsApp puts our own country's
     * code before it. A preview is asked for when there is a link to preview.
     */
    public static byte[] text(OutgoingText message) {
        JsonObjectBuilder request = JsonParts.builders()
                .createObjectBuilder()
                .add("messaging_product", "whatsapp")
                .add("recipient_type", "individual");
        message.phone()
                .ifPresentOrElse(
                        phone -> request.add("to", phone),
                        () -> request.add("recipient", message.userId().orElseThrow()));
        request.add("type", "text")
                .add(
                        "text",
                        JsonParts.builders()
                                .createObjectBuilder()
                                .add("body", message.text())
                                .add("preview_url", LINK.matcher(message.text()).find()))
                .add("biz_opaque_callback_data", message.callbackData());
        return request.build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
