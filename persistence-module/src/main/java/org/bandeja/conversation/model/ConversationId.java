package org.bandeja.conversation.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a conversation. */
public record ConversationId(long value) {
    /** A new one. */
    public static ConversationId next() {
        return new ConversationId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<ConversationId> parse(String text) {
        return Tsid.parse(text).map(ConversationId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
