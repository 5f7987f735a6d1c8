package org.bandeja.whatsapp.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** WhatsApp's times: seconds since 1970, mostly as strings, sometimes as numbers. */
public final class Timestamps {
    /** Stands for a time that is missing or nonsense; later than every other, and the database can hold it. */
    public static final Instant UNKNOWN = Instant.parse("9999-12-31T23:59:59Z");

    private static final int MOST_DIGITS = 18;

    private Timestamps() {}

    static Instant of(Optional<String> seconds) {
        return seconds.map(Timestamps::parse).orElse(UNKNOWN);
    }

    private static Instant parse(String seconds) {
        try {
            BigDecimal value = new BigDecimal(seconds.strip());
            boolean sane = value.signum() > 0 && value.precision() - value.scale() <= MOST_DIGITS;
            return sane ? earlier(value.longValue()) : UNKNOWN;
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    private static Instant earlier(long seconds) {
        return seconds <= 0 ? UNKNOWN : Instant.ofEpochSecond(Math.min(seconds, UNKNOWN.getEpochSecond()));
    }
}
