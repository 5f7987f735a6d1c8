package org.bandeja.conversation.service;

import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.NoteTooLong;
import org.bandeja.refusal.model.Malformed;

/**
 * What somebody wants to tell colleagues.
 *
 * @param text 1 to {@link #LONGEST} characters, kept as written
 */
public record Note(String text) {
    public static final int LONGEST = 4096;

    /**
     * @throws Malformed if there is nothing to read in it
     * @throws NoteTooLong if it is longer than a note may be
     */
    public Note {
        if (text == null || text.isBlank()) {
            throw new Malformed("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new NoteTooLong();
        }
    }

    String fingerprint(ConversationId conversation) {
        return Fingerprint.of(conversation.text() + " note ", text);
    }
}
