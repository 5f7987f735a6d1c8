package org.bandeja.attendant.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attendant in a list.
 *
 * @param number of the version that talks; empty: none has been published
 * @param differs whether something was written since
 * @param talking in how many open conversations it talks now
 */
public record AttendantRow(
        AttendantId id, String name, OptionalInt number, boolean differs, long talking, Optional<Instant> changedAt) {}
