package org.bandeja.conversation.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * The 24 hours in which free-form messages are allowed (WhatsApp, customer service window).
 *
 * @param lastInboundAt when the customer last wrote, as WhatsApp stamped it (UTC)
 */
public record ServiceWindow(Instant lastInboundAt) {
    public static final Duration LENGTH = Duration.ofHours(24);
    /** So long before it closes people look after it. */
    public static final Duration CLOSES_SOON = Duration.ofHours(4);

    public ServiceWindow {
        requireNonNull(lastInboundAt, "lastInboundAt");
    }

    /** Half-open: closed at exactly {@link #LENGTH} after the last inbound message. */
    public boolean isOpenAt(Instant now) {
        return now.isBefore(closesAt());
    }

    public Instant closesAt() {
        return lastInboundAt.plus(LENGTH);
    }

    /** Webhooks may arrive out of order, so a window never moves back. */
    public ServiceWindow renewedBy(Instant inboundAt) {
        return inboundAt.isAfter(lastInboundAt) ? new ServiceWindow(inboundAt) : this;
    }
}
