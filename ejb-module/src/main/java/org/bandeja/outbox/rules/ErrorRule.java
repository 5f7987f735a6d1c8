package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

/**
 * What one error code means for a message.
 *
 * @param code WhatsApp's, or ours below zero
 * @param maxAttempts sends in all, the first included, before the message fails; {@link Integer#MAX_VALUE} for a stopped
 *     number, whose messages wait
 * @param againByHand whether an agent's retry of the unchanged message could succeed
 * @param textKey of the text for agents: what happened, and what to do next
 */
public record ErrorRule(int code, ErrorClass errorClass, int maxAttempts, boolean againByHand, String textKey) {
    public ErrorRule {
        requireNonNull(errorClass, "errorClass");
        requireNonNull(textKey, "textKey");
        if (maxAttempts < 1) throw new IllegalArgumentException("maxAttempts must be positive");
    }
}
