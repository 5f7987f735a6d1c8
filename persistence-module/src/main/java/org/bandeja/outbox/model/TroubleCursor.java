package org.bandeja.outbox.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bandeja.refusal.model.Malformed;

/** Where a page of messages in trouble ended. */
public record TroubleCursor(Instant at, long id) {
    private static final Pattern PLAIN = Pattern.compile("t([0-9]{1,14})\\.(-?[0-9]{1,19})");

    /** Opaque to its user. */
    public String text() {
        String plain = "t" + at.toEpochMilli() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Malformed if it is none of ours */
    public static TroubleCursor parse(String text) {
        try {
            Matcher plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (!plain.matches()) {
                throw new Malformed("cursor");
            }
            return new TroubleCursor(
                    Instant.ofEpochMilli(Long.parseLong(plain.group(1))), Long.parseLong(plain.group(2)));
        } catch (IllegalArgumentException e) {
            throw new Malformed("cursor");
        }
    }
}
