package org.bandeja.whatsapp.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names an account of WhatsApp. */
public record AccountId(long value) {
    /** A new one. */
    public static AccountId next() {
        return new AccountId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<AccountId> parse(String text) {
        return Tsid.parse(text).map(AccountId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
