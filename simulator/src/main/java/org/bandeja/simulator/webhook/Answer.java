package org.bandeja.simulator.webhook;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * What came of one POST.
 *
 * @param at when it was sent
 * @param millis how long it took
 * @param status HTTP status; empty if there was no answer
 * @param detail the beginning of the answer's body, or why there was none
 */
public record Answer(Instant at, long millis, OptionalInt status, String detail) {}
