package org.bandeja.outbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one attempt to send a message ended.
 *
 * @param number as the message counts its attempts; grows, with gaps
 * @param at when it ended
 * @param code WhatsApp's error code, or ours below zero
 * @param details WhatsApp's own words, for administrators; may be empty
 * @param whatsappId the name that WhatsApp gave it in this attempt
 */
public record Attempt(
        int number, Instant at, Outcome outcome, OptionalInt code, String details, Optional<String> whatsappId) {
    static final int LONGEST_DETAILS = 500;

    /** How it ended. */
    public enum Outcome {
        /** WhatsApp took it; what became of it says the message. */
        ACCEPTED,
        /** WhatsApp said no at once. */
        REFUSED,
        /** WhatsApp was not reached. */
        NOT_REACHED,
        /** WhatsApp took it, and said later that it failed. */
        FAILED,
        /** Nobody knows whether WhatsApp took it. */
        IN_DOUBT,
        /** It must not leave any more. */
        NOT_SENT
    }

    public Attempt {
        requireNonNull(at, "at");
        requireNonNull(outcome, "outcome");
        requireNonNull(code, "code");
        requireNonNull(whatsappId, "whatsappId");
        details = details.length() > LONGEST_DETAILS ? details.substring(0, LONGEST_DETAILS) : details;
    }
}
