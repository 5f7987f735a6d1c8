package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A text on its way to one customer.
 *
 * @param phoneNumberId the business number that it leaves from
 * @param phone "+" and digits; wins over the user id
 * @param userId business-scoped user id; phone or userId must be there
 * @param text not blank; its length is WhatsApp's to refuse
 * @param callbackData our own id of the message, which comes back with its statuses; at most 512 characters
 */
public record OutgoingText(
        String phoneNumberId, Optional<String> phone, Optional<String> userId, String text, String callbackData) {
    private static final int LONGEST_CALLBACK_DATA = 512;

    public OutgoingText {
        requireNonNull(phone, "phone");
        requireNonNull(userId, "userId");
        if (phoneNumberId.isBlank()) throw new IllegalArgumentException("phoneNumberId missing");
        if (phone.isEmpty() && userId.isEmpty()) throw new IllegalArgumentException("no address");
        if (phone.filter(p -> !p.startsWith("+")).isPresent()) throw new IllegalArgumentException("phone without +");
        if (text.isBlank()) throw new IllegalArgumentException("text missing");
        if (callbackData.isBlank() || callbackData.length() > LONGEST_CALLBACK_DATA) {
            throw new IllegalArgumentException("callbackData missing or too long");
        }
    }

    /** Ids only: whom it goes to and what it says has no place in a log. */
    @Override
    public String toString() {
        return "OutgoingText[" + phoneNumberId + ", " + callbackData + "]";
    }
}
