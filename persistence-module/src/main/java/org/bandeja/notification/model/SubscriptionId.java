package org.bandeja.notification.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a browser that is told. */
public record SubscriptionId(long value) {
    /** A new one. */
    public static SubscriptionId next() {
        return new SubscriptionId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<SubscriptionId> parse(String text) {
        return Tsid.parse(text).map(SubscriptionId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
