package org.bandeja.simulator.media;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Addresses for downloads: each leads to one file, and only for some minutes. */
final class MediaUrls {
    private static final int MOST = 20_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(String mediumId, Instant until) {}

    MediaUrls(Clock clock) {
        this.clock = clock;
    }

    synchronized String make(String mediumId, Duration lasting) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        if (entries.size() >= MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(key, new Entry(mediumId, clock.instant().plus(lasting)));
        return key;
    }

    /** The id of the file that it leads to; empty if it is over or never was. */
    synchronized Optional<String> find(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::mediumId);
    }
}
