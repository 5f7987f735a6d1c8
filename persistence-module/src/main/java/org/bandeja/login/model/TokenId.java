package org.bandeja.login.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names an access token. */
public record TokenId(long value) {
    /** A new one. */
    public static TokenId next() {
        return new TokenId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<TokenId> parse(String text) {
        return Tsid.parse(text).map(TokenId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
