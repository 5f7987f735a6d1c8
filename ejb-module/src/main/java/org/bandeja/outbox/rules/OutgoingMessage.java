package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.bandeja.conversation.model.Said;

/**
 * A message on its way to one customer.
 *
 * @param phoneNumberId the business number that it leaves from
 * @param phone "+" and digits; wins over the user id
 * @param userId business-scoped user id; phone or userId must be there
 * @param said its limits are WhatsApp's to refuse
 * @param callbackData our own id of the message, which comes back with its statuses; at most 512 characters
 * @param file what it shows, which WhatsApp has already; empty: no file
 * @param cardFiles what WhatsApp calls the files of its cards, by our own names
 */
public record OutgoingMessage(
        String phoneNumberId,
        Optional<String> phone,
        Optional<String> userId,
        Said said,
        String callbackData,
        Optional<OutgoingFile> file,
        Map<String, String> cardFiles) {
    private static final int LONGEST_CALLBACK_DATA = 512;

    public OutgoingMessage {
        requireNonNull(phone, "phone");
        requireNonNull(userId, "userId");
        requireNonNull(file, "file");
        cardFiles = Map.copyOf(cardFiles);
        if (phoneNumberId.isBlank()) throw new IllegalArgumentException("phoneNumberId missing");
        if (phone.isEmpty() && userId.isEmpty()) throw new IllegalArgumentException("no address");
        if (phone.filter(p -> !p.startsWith("+")).isPresent()) throw new IllegalArgumentException("phone without +");
        if (said.type().equals(Said.TEXT) && said.text().orElseThrow().isBlank()) {
            throw new IllegalArgumentException("text missing");
        }
        if (callbackData.isBlank() || callbackData.length() > LONGEST_CALLBACK_DATA) {
            throw new IllegalArgumentException("callbackData missing or too long");
        }
    }

    /** Without a file. */
    public OutgoingMessage(
            String phoneNumberId, Optional<String> phone, Optional<String> userId, Said said, String callbackData) {
        this(phoneNumberId, phone, userId, said, callbackData, Optional.empty());
    }

    /** Without cards. */
    public OutgoingMessage(
            String phoneNumberId,
            Optional<String> phone,
            Optional<String> userId,
            Said said,
            String callbackData,
            Optional<OutgoingFile> file) {
        this(phoneNumberId, phone, userId, said, callbackData, file, Map.of());
    }

    /** Ids only: whom it goes to and what it says has no place in a log. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + phoneNumberId + ", " + callbackData + "]";
    }
}
