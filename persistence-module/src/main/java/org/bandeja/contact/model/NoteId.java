package org.bandeja.contact.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a note about a contact. */
public record NoteId(long value) {
    /** A new one. */
    public static NoteId next() {
        return new NoteId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<NoteId> parse(String text) {
        return Tsid.parse(text).map(NoteId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
