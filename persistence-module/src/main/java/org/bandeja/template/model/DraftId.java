package org.bandeja.template.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a draft of a template. */
public record DraftId(long value) {
    /** A new one. */
    public static DraftId next() {
        return new DraftId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<DraftId> parse(String text) {
        return Tsid.parse(text).map(DraftId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
