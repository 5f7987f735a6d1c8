package org.bandeja.media.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.bandeja.media.model.MediaTrouble;

/** Where files of customers are fetched from. */
public interface MediaSource {
    /**
     * Fetches once. Blocks for minutes, so never within a transaction; within bounds of time, and of memory. Everything that can
     * go wrong on the way is a result, not an exception.
     *
     * @param phoneNumberId which of our numbers it came to
     * @param whatsappId what WhatsApp calls it
     */
    Fetched fetch(String phoneNumberId, String whatsappId, Landing landing);

    /** Takes the bytes. Whatever refuses to go on has its own reasons, and keeps them. */
    interface Landing {
        /**
         * They begin to come; again from the first one when a try before broke off.
         *
         * @param expected how many; 0 when nobody knows
         * @return whether to go on
         */
        boolean begin(long expected);

        /** @return whether to go on */
        boolean take(byte[] bytes, int count);
    }

    /** What came of it. */
    sealed interface Fetched {
        /**
         * All bytes have landed.
         *
         * @param mime what WhatsApp says that it is
         * @param sha256 what WhatsApp says its hash is, as it wrote it
         */
        record Landed(Optional<String> mime, Optional<String> sha256) implements Fetched {}

        /** The landing did not want more. */
        record Stopped() implements Fetched {}

        /**
         * It did not come.
         *
         * @param reason for the log; names no person, no address and no secret
         * @param retryAfter how long WhatsApp wants to be left alone
         */
        record Failed(MediaTrouble why, String reason, Optional<Duration> retryAfter) implements Fetched {
            public Failed {
                requireNonNull(why, "why");
                requireNonNull(reason, "reason");
            }
        }
    }
}
