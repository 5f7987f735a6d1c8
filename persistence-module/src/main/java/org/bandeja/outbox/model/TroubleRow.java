package org.bandeja.outbox.model;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.MessageStatus;

/**
 * A message that failed, or may not have arrived.
 *
 * @param text its beginning; empty for what has no words
 * @param at when it was accepted here
 * @param status FAILED or IN_DOUBT
 * @param code WhatsApp's error code, or ours below zero; empty: none was given
 * @param attempts how often WhatsApp was called for it
 * @param contact as people call him; may be empty, then there is a phone number or a user id in {@code address}
 * @param department empty: none
 * @param author who wrote it; empty: Bandeja itself
 * @param open whether its conversation is
 */
public record TroubleRow(
        MessageId id,
        ConversationId conversation,
        String type,
        Optional<String> text,
        Instant at,
        MessageStatus status,
        Optional<Integer> code,
        int attempts,
        String contact,
        String address,
        String number,
        Optional<String> department,
        Optional<String> author,
        boolean open) {
    public TroubleCursor cursor() {
        return new TroubleCursor(at, id.value());
    }
}
