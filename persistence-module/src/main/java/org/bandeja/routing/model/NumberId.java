package org.bandeja.routing.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a business number. */
public record NumberId(long value) {
    /** A new one. */
    public static NumberId next() {
        return new NumberId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<NumberId> parse(String text) {
        return Tsid.parse(text).map(NumberId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
