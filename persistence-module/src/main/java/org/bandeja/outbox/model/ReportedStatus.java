package org.bandeja.outbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.conversation.model.MessageStatus;

/**
 * What WhatsApp says of a message of ours.
 *
 * @param whatsappId the name that WhatsApp gave it
 * @param status SENT, DELIVERED, READ or FAILED
 * @param callbackData what we gave along when sending; empty when it does not come back
 */
public record ReportedStatus(
        String phoneNumberId,
        String whatsappId,
        MessageStatus status,
        Instant at,
        Optional<String> callbackData,
        OptionalInt errorCode,
        String errorDetails) {
    public ReportedStatus {
        requireNonNull(phoneNumberId, "phoneNumberId");
        requireNonNull(whatsappId, "whatsappId");
        requireNonNull(status, "status");
        requireNonNull(at, "at");
    }
}
