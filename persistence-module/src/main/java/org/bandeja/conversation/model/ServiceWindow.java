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

    /**
     * People may write until so long before it closes, since what they write has yet to leave, and WhatsApp's clock counts, not ours.
     */
    public static final Duration LAST_WORDS = Duration.ofMinutes(1);
    /** A message leaves until so long before it closes: the call takes up to so long. */
    public static final Duration LAST_CALL = Duration.ofSeconds(20);

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

    /** Half-open: from then on nothing free-form is accepted any more. */
    public Instant writableUntil() {
        return closesAt().minus(LAST_WORDS);
    }

    public boolean isWritableAt(Instant now) {
        return now.isBefore(writableUntil());
    }

    /** Whether what was accepted in time may still leave. */
    public boolean mayLeaveAt(Instant now) {
        return now.isBefore(closesAt().minus(LAST_CALL));
    }

    /** Webhooks may arrive out of order, so a window never moves back. */
    public ServiceWindow renewedBy(Instant inboundAt) {
        return inboundAt.isAfter(lastInboundAt) ? new ServiceWindow(inboundAt) : this;
    }
}
