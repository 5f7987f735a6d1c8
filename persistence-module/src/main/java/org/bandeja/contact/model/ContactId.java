package org.bandeja.contact.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a contact. */
public record ContactId(long value) {
    /** A new one. */
    public static ContactId next() {
        return new ContactId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<ContactId> parse(String text) {
        return Tsid.parse(text).map(ContactId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
