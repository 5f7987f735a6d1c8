package org.bandeja.callgroup.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a call group. */
public record CallGroupId(long value) {
    /** A new one. */
    public static CallGroupId next() {
        return new CallGroupId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<CallGroupId> parse(String text) {
        return Tsid.parse(text).map(CallGroupId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
