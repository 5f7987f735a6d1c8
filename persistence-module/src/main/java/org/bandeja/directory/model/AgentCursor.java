package org.bandeja.directory.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;

/**
 * Where a page of people ended.
 *
 * @param place where the last one stands in the order that was asked for
 */
public record AgentCursor(String place, long id) {
    /** Opaque to its user. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + ":" + place).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Malformed if it is none of ours */
    public static AgentCursor parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon < 0) {
                throw new Malformed("cursor");
            }
            return new AgentCursor(plain.substring(colon + 1), Long.parseLong(plain.substring(0, colon)));
        } catch (IllegalArgumentException e) {
            throw new Malformed("cursor");
        }
    }
}
