package org.bandeja.conversation.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationRow.AgentShown;

/**
 * A message as screens show it.
 *
 * @param content JSON as WhatsApp sent it, for what the text does not hold
 * @param author empty: the customer
 */
public record MessageRow(
        MessageId id,
        ConversationId conversation,
        long seq,
        Optional<String> whatsappId,
        Direction direction,
        String type,
        Optional<String> text,
        Optional<String> content,
        Instant at,
        MessageStatus status,
        Optional<AgentShown> author,
        Optional<Problem> problem) {

    /**
     * Why it failed, is in doubt or waits.
     *
     * @param code WhatsApp's, or ours below zero
     */
    public record Problem(int code, String details) {}
}
