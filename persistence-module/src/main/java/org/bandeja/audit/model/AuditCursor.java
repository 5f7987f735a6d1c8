package org.bandeja.audit.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;

/** Where a page of records ended. */
public record AuditCursor(Instant at, long id) {
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** Opaque to its user. */
    public String text() {
        String plain = "a" + at.toEpochMilli() + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Malformed if it is none of ours */
    public static AuditCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            if (!plain.matches("a[0-9]{1,15}\\.-?[0-9]{1,19}")) {
                throw new Malformed("cursor");
            }
            String[] parts = plain.substring(1).split("\\.");
            long millis = Long.parseLong(parts[0]);
            if (millis > LATEST_MILLIS) {
                throw new Malformed("cursor");
            }
            return new AuditCursor(Instant.ofEpochMilli(millis), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new Malformed("cursor");
        }
    }
}
