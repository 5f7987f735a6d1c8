package org.bandeja.simulator.webhook;

import jakarta.json.JsonObject;
import org.bandeja.simulator.chat.Message;

/**
 * A message that a customer is about to write.
 *
 * @param body as it stands in the webhook's {@code messages}; not kept
 */
public record Inbound(Message message, JsonObject body) {}
