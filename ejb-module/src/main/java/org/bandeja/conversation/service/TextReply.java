package org.bandeja.conversation.service;

import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.conversation.model.TextTooLong;
import org.bandeja.refusal.model.Malformed;

/**
 * A text that an agent wants to send.
 *
 * @param text 1 to {@link #LONGEST} characters (WhatsApp Cloud API, text messages, 2026), kept as written
 */
public record TextReply(String text, Optional<MessageId> quotes) implements Reply {
    public static final int LONGEST = 4096;

    /**
     * @throws Malformed if there is nothing to read in it
     * @throws TextTooLong if WhatsApp would not take it
     */
    public TextReply {
        if (text == null || text.isBlank()) {
            throw new Malformed("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new TextTooLong();
        }
    }

    @Override
    public Said said() {
        return Said.text(text);
    }
}
