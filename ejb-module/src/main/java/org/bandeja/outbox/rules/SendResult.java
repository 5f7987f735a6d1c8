package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** What is known of a message after one attempt to send it. */
public sealed interface SendResult {
    /**
     * WhatsApp took it; whether it arrives, the statuses will tell.
     *
     * @param whatsappId the id that the statuses will name
     * @param heldBack WhatsApp waits for what others think of the template before it sends this one
     */
    record Accepted(String whatsappId, boolean heldBack) implements SendResult {
        public Accepted {
            if (whatsappId.isBlank()) throw new IllegalArgumentException("whatsappId missing");
        }

        /** It leaves at once. */
        public Accepted(String whatsappId) {
            this(whatsappId, false);
        }
    }

    /**
     * WhatsApp said no, so it was not sent.
     *
     * @param code what {@link ErrorCatalogue} explains
     * @param details WhatsApp's words, for administrators; may be empty, at most 500 characters
     * @param retryAfter how long WhatsApp wants to be left alone
     */
    record Refused(int code, String details, Optional<Duration> retryAfter) implements SendResult {
        public Refused {
            requireNonNull(details, "details");
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /**
     * Surely not sent: WhatsApp was not reached, or somebody on the way turned the call away. May be tried again.
     *
     * @param reason for the log; names no person and no secret
     */
    record NotReached(String reason) implements SendResult {
        public NotReached {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * Perhaps sent: the request left and no answer came that settles it. Must not be sent again before a status, or
     * somebody, has decided.
     *
     * @param reason for the log; names no person and no secret
     */
    record Uncertain(String reason) implements SendResult {
        public Uncertain {
            requireNonNull(reason, "reason");
        }
    }
}
