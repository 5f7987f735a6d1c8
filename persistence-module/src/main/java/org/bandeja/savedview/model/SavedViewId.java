package org.bandeja.savedview.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a saved view. */
public record SavedViewId(long value) {
    /** A new one. */
    public static SavedViewId next() {
        return new SavedViewId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<SavedViewId> parse(String text) {
        return Tsid.parse(text).map(SavedViewId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
