package org.bandeja.outbox.rules;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A file on its way to WhatsApp, before the message that shows it.
 *
 * @param phoneNumberId the business number that will show it
 * @param path where its bytes lie
 * @param mime of our own table
 * @param size in bytes
 */
public record FileToBring(String phoneNumberId, Path path, String mime, long size) {
    private static final Duration AT_LEAST = Duration.ofSeconds(60);
    private static final long BYTES_A_SECOND = 128 * 1024;

    public FileToBring {
        requireNonNull(path, "path");
        requireNonNull(mime, "mime");
        if (phoneNumberId.isBlank()) throw new IllegalArgumentException("phoneNumberId missing");
        if (size < 0) throw new IllegalArgumentException("size");
    }

    /** How long it may take before it is given up, to be tried again. */
    public Duration patience() {
        return AT_LEAST.plusSeconds(size / BYTES_A_SECOND);
    }
}
