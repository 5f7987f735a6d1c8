package org.bandeja.conversation.model;

import java.util.Optional;
import org.bandeja.identifier.model.Tsid;

/** Names a message. */
public record MessageId(long value) {
    /** A new one. */
    public static MessageId next() {
        return new MessageId(Tsid.next());
    }

    /** @return empty when the text names nothing */
    public static Optional<MessageId> parse(String text) {
        return Tsid.parse(text).map(MessageId::new);
    }

    /** As the API shows it. */
    public String text() {
        return Tsid.text(value);
    }
}
