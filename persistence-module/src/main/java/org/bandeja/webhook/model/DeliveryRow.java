package org.bandeja.webhook.model;

import java.time.Instant;
import java.util.Optional;

/** A delivery as administrators see it: never its content. */
public record DeliveryRow(long id, Instant receivedAt, Delivery.State state, int attempts, Optional<String> reason) {
    /** @param reason null for none */
    public DeliveryRow(long id, Instant receivedAt, Delivery.State state, int attempts, String reason) {
        this(id, receivedAt, state, attempts, Optional.ofNullable(reason));
    }
}
