package org.bandeja.health.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What waits at one moment, of the whole company.
 *
 * @param deliveries that are not processed yet
 * @param oldestDelivery since when the first of those that are due could have been processed: it came then, or its next try was due; what
 *     waits for its next try is not due
 * @param parked deliveries that somebody has to look at
 * @param outbox messages on their way out, by the state of their entry; a state with none is not in it
 * @param dueSince since when the first of those that may leave could have left: nothing before it in its conversation waits, and its number
 *     runs
 * @param files of customers that are not here yet
 * @param notifications that browsers have to be told
 * @param numbers of the company that send
 * @param stopped numbers that do not
 */
public record Backlog(
        long deliveries,
        Optional<Instant> oldestDelivery,
        long parked,
        Map<String, Long> outbox,
        Optional<Instant> dueSince,
        long files,
        long notifications,
        long numbers,
        long stopped) {
    public Backlog {
        requireNonNull(oldestDelivery, "oldestDelivery");
        outbox = Map.copyOf(outbox);
        requireNonNull(dueSince, "dueSince");
    }
}
