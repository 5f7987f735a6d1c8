package org.bandeja.simulator.chat;

import java.util.Locale;
import java.util.Optional;

/** What WhatsApp tells about a message of the business. */
public enum MessageStatus {
    SENT,
    DELIVERED,
    READ,
    /** A voice message was listened to. */
    PLAYED,
    FAILED;

    /** As webhooks spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MessageStatus> of(String word) {
        for (MessageStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
