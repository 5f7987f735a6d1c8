package org.bandeja.quickreply.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a quick reply. */
public record QuickReplyId(long value) {
    /** A new one. */
    public static QuickReplyId next() {
        return new QuickReplyId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<QuickReplyId> parse(String text) {
        return Tsid.parse(text).map(QuickReplyId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
