package org.bandeja.conversation.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;

/** A place in a thread, which is ordered by (at, seq). */
public record MessageCursor(Instant at, long seq) {
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** The place of this message. */
    public static MessageCursor of(MessageRow message) {
        return new MessageCursor(message.at(), message.seq());
    }

    /** Opaque to its user. */
    public String text() {
        String plain = at.toEpochMilli() + "." + seq;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Malformed if it is none of ours */
    public static MessageCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.");
            return new MessageCursor(time(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new Malformed("cursor");
        }
    }

    /** The database knows no later time than the year 9999. */
    private static Instant time(String millis) {
        long value = Long.parseLong(millis);
        if (value < 0 || value > LATEST_MILLIS) {
            throw new Malformed("cursor");
        }
        return Instant.ofEpochMilli(value);
    }
}
