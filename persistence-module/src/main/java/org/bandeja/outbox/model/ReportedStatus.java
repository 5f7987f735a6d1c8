package org.bandeja.outbox.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.ContactAddress;
import org.bandeja.conversation.model.MessageStatus;

/**
 * What WhatsApp says of a message of ours.
 *
 * @param whatsappId the name that WhatsApp gave it
 * @param status SENT, DELIVERED, READ, PLAYED or FAILED
 * @param callbackData what we gave along when sending; empty when it does not come back
 * @param recipient phone number and user id of whom it went to, where WhatsApp tells both
 * @param freeUntil until when messages to this customer are free of charge
 */
public record ReportedStatus(
        String phoneNumberId,
        String whatsappId,
        MessageStatus status,
        Instant at,
        Optional<String> callbackData,
        OptionalInt errorCode,
        String errorDetails,
        Optional<ContactAddress> recipient,
        Optional<Instant> freeUntil) {
    public ReportedStatus {
        requireNonNull(phoneNumberId, "phoneNumberId");
        requireNonNull(whatsappId, "whatsappId");
        requireNonNull(status, "status");
        requireNonNull(at, "at");
    }

    /**
     * As they are to be taken in when they come together: what failed, last. A failure that passes makes of the message one that waits to
     * leave again, and what is told of it then would be taken for news of that; what the customer has cannot fail any more.
     */
    public static List<ReportedStatus> failuresLast(List<ReportedStatus> statuses) {
        return statuses.stream()
                .sorted(Comparator.comparing(status -> status.status() == MessageStatus.FAILED))
                .toList();
    }
}
