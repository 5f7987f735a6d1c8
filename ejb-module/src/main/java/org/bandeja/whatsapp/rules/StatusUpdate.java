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
 * @param recipient whom it went to, as far as WhatsApp tells; nothing for groups
 * @param freeUntil until when all messages to this customer are free of charge (free entry point)
 */
public record StatusUpdate(
        String phoneNumberId,
        String whatsappId,
        Kind kind,
        Instant at,
        Optional<String> callbackData,
        OptionalInt errorCode,
        Optional<String> errorDetails,
        Optional<InboundMessage.Address> recipient,
        Optional<Instant> freeUntil) {

    /** What may be said of a message. */
    public enum Kind {
        SENT,
        DELIVERED,
        READ,
        /** A voice message was played for the first time. */
        PLAYED,
        FAILED;

        static Optional<Kind> of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "sent" -> Optional.of(SENT);
                case "delivered" -> Optional.of(DELIVERED);
                case "read" -> Optional.of(READ);
                case "played" -> Optional.of(PLAYED);
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
        requireNonNull(recipient, "recipient");
        requireNonNull(freeUntil, "freeUntil");
    }

    @Override
    public String toString() {
        return "StatusUpdate[" + phoneNumberId + ", " + whatsappId + ", " + kind + "]";
    }
}
