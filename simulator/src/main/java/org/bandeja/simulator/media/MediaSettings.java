package org.bandeja.simulator.media;

import java.time.Duration;

/**
 * How long things last.
 *
 * @param url an address that was given out for a download
 * @param keepUploaded a file of the business
 * @param keepInbound a file of a customer
 */
public record MediaSettings(Duration url, Duration keepUploaded, Duration keepInbound) {
    /** As WhatsApp does it since October 2025. */
    public static MediaSettings usual() {
        return new MediaSettings(Duration.ofMinutes(5), Duration.ofDays(30), Duration.ofDays(7));
    }
}
