package org.bandeja.attendant.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A version that was published.
 *
 * @param number from 1
 * @param author the name of who published it
 */
public record AttendantVersion(int number, Instant publishedAt, Optional<String> author) {}
