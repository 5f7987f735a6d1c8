package org.bandeja.attendant.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names an auto attendant. */
public record AttendantId(long value) {
    /** A new one. */
    public static AttendantId next() {
        return new AttendantId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<AttendantId> parse(String text) {
        return Tsid.parse(text).map(AttendantId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
