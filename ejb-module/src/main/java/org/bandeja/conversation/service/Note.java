package org.bandeja.conversation.service;

import java.util.List;
import java.util.Set;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.NoteTooLong;
import org.bandeja.directory.model.AgentId;
import org.bandeja.refusal.model.Malformed;

/**
 * What somebody wants to tell colleagues.
 *
 * @param text 1 to {@link #LONGEST} characters, kept as written
 * @param mentions who is named in it, at most {@link #MOST_NAMED}
 */
public record Note(String text, Set<AgentId> mentions) {
    public static final int LONGEST = 4096;
    public static final int MOST_NAMED = 20;

    /**
     * @throws Malformed if there is nothing to read in it, or it names too many
     * @throws NoteTooLong if it is longer than a note may be
     */
    public Note {
        if (text == null || text.isBlank()) {
            throw new Malformed("text");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new NoteTooLong();
        }
        mentions = Set.copyOf(mentions);
        if (mentions.size() > MOST_NAMED) {
            throw new Malformed("mentions");
        }
    }

    String fingerprint(ConversationId conversation) {
        List<String> named = mentions.stream().map(AgentId::text).sorted().toList();
        return named.isEmpty()
                ? Fingerprint.of(conversation.text() + " note ", text)
                : Fingerprint.of(conversation.text() + " note ", text, String.join(" ", named));
    }
}
