package org.bandeja.contact.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a field of contacts. */
public record FieldId(long value) {
    /** A new one. */
    public static FieldId next() {
        return new FieldId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<FieldId> parse(String text) {
        return Tsid.parse(text).map(FieldId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
