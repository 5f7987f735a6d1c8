package org.bandeja.outbox.rules;

import java.util.Optional;
import org.bandeja.conversation.model.MessageId;

/**
 * What travels with a message to WhatsApp and comes back with its statuses: which message, and which attempt to send it.
 *
 * @param attempt counts from 1
 */
public record CallbackData(MessageId message, int attempt) {
    /** For WhatsApp: short, and nothing in it that concerns anybody. */
    public String text() {
        return message.text() + "-" + attempt;
    }

    /** @return empty when it is none of ours */
    public static Optional<CallbackData> parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || !text.substring(dash + 1).matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return MessageId.parse(text.substring(0, dash))
                .map(id -> new CallbackData(id, Integer.parseInt(text.substring(dash + 1))));
    }
}
