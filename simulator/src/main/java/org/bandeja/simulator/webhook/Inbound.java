package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import org.bandeja.simulator.chat.Message;

/**
 * A message that a customer is about to write.
 *
 * @param body as it stands in the webhook's {@code messages}
 */
public record Inbound(Message message, JsonObject body) {
    /** System messages come without {@code contacts}. */
    boolean namesCustomer() {
        return !message.content().type().equals("system");
    }
}
