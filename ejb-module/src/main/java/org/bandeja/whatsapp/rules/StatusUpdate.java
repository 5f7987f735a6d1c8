package org.bandeja.whatsapp.rules;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a message of ours. Updates come in any order, several times, and sometimes before the answer to the
 * send call that gave the message its id.
 *
 * @param at WhatsApp's time; as in {@link InboundMessage#at()}
 * @param callbackData our own id of the message, if it was sent with one: settles a send of unknown fate
 * @param errorCode WhatsApp's code, normally only with {@link Kind#FAILED}, and even there it may be missing
 * @param errorDetails WhatsApp's own words for administrators, at most 500 characters
 */
public record StatusUpdate(
        String phoneNumberId,
        String whatsappId,
        Kind kind,
        Instant at,
        Optional<String> callbackData,
        OptionalInt errorCode,
        Optional<String> errorDetails) {

    /** What may be said of a message; a voice message that was played has also been read. */
    public enum Kind {
        SENT,
        DELIVERED,
        READ,
        FAILED;

        static Optional<Kind> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "sent" -> Optional.of(SENT);
                case "delivered" -> Optional.of(DELIVERED);
                case "read", "played" -> Optional.of(READ);
                case "failed" -> Optional.of(FAILED);
                default -> Optional.empty();
            };
        }
    }

    public StatusUpdate {
        WhatsappIds.requirePhoneNumberId(phoneNumberId);
        WhatsappIds.requireMessageId(whatsappId);
        requireNonNull(kind, "kind");
        requireNonNull(at, "at");
        requireNonNull(callbackData, "callbackData");
        requireNonNull(errorCode, "errorCode");
        requireNonNull(errorDetails, "errorDetails");
    }

    @Override
    public String toString() {
        return "StatusUpdate[" + phoneNumberId + ", " + whatsappId + ", " + kind + "]";
    }
}
