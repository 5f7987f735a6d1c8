package org.bandeja.conversation.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;

/**
 * Where a page of a list ended.
 *
 * @param at the value that the list is ordered by
 */
public record ConversationCursor(Instant at, ConversationId id) {
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** Opaque to its user. */
    public String text() {
        String plain = at.toEpochMilli() + "." + id.value();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Malformed if it is none of ours */
    public static ConversationCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.");
            return new ConversationCursor(time(parts[0]), new ConversationId(Long.parseLong(parts[1])));
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
