package org.bandeja.directory.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;

/** Where a page of people by name ended. */
public record AgentCursor(String name, long id) {
    /** Opaque to its user. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + ":" + name).getBytes(StandardCharsets.UTF_8));
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
