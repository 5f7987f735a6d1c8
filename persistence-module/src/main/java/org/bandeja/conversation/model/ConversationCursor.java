package org.bandeja.conversation.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bandeja.refusal.model.Malformed;

/**
 * Where a page of a list ended.
 *
 * @param at the value that the list is ordered by
 */
public record ConversationCursor(Instant at, ConversationId id) {
    private static final long LATEST_MILLIS = 253_402_300_799_999L;
    private static final int MARK_BYTES = 8;

    /** Opaque to its user, and good for the list that this question asks for only. */
    public String text(ConversationQuestion question) {
        String place = at.toEpochMilli() + "." + id.value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place + "." + mark(place, question)).getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Malformed if it is none of ours, or another list's */
    public static ConversationCursor parse(String text, ConversationQuestion question) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\.", -1);
            if (parts.length != 3 || !parts[2].equals(mark(parts[0] + "." + parts[1], question))) {
                throw new Malformed("cursor");
            }
            return new ConversationCursor(time(parts[0]), new ConversationId(Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            throw new Malformed("cursor");
        }
    }

    /** Not a secret: a cursor opens nothing that the question does not. It keeps mistakes from looking like answers. */
    private static String mark(String place, ConversationQuestion question) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256")
                    .digest((place + " " + question.list()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, MARK_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
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
