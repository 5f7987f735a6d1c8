package org.bandeja.simulator.webhook;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One POST of one delivery.
 *
 * @param delivery number of the delivery, from 1; the same for its retries
 * @param count which attempt of this delivery, from 1
 * @param subject whom or what it is about
 * @param excerpt the beginning of the body
 * @param status the answer's HTTP status; empty if there was no answer
 * @param detail the beginning of the answer's body, or why there was none
 */
public record Attempt(
        long delivery,
        int count,
        Instant at,
        long millis,
        String kind,
        String subject,
        int bytes,
        String excerpt,
        OptionalInt status,
        String detail) {

    /** 200 and nothing else. */
    public boolean isAnswered() {
        return status.orElse(0) == 200;
    }
}
