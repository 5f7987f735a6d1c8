package org.bandeja.webhook.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery as administrators see it in a list: never its content.
 *
 * @param attempts how often processing failed so far
 * @param reason why it is parked or waits, or what of it was left aside
 * @param size of its content, in bytes
 * @param discarded who decided that nothing is lost without it; empty: nobody
 */
public record DeliveryRow(
        long id,
        Instant receivedAt,
        Delivery.State state,
        int attempts,
        Optional<String> reason,
        long size,
        Optional<Discarded> discarded) {
    /** @param by name of who did it; @param why in that person's words */
    public record Discarded(Instant at, String by, String why) {}
}
