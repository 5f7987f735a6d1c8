package org.bandeja.label.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a label. */
public record LabelId(long value) {
    /** A new one. */
    public static LabelId next() {
        return new LabelId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<LabelId> parse(String text) {
        return Tsid.parse(text).map(LabelId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
