package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.Messages;
import org.bandeja.conversation.model.Messages.Inbound;
import org.bandeja.conversation.model.Said;

/** What customers have said, for who listens to it by itself. */
@ApplicationScoped
public class CustomersWords {
    private static final String CHOICE = "choice";

    /** What comes from the customer's side without his having said anything. */
    static final Set<String> NOT_SAID = Set.of("system", "call", "permission");

    @Inject
    Messages messages;

    /**
     * One message.
     *
     * @param text what can be read of it; empty for pictures and the like
     * @param choice what comes back of the answer that he touched, as we had named it
     */
    public record Word(long seq, Optional<String> text, Optional<String> choice) {}

    /** In order, after that event of the conversation, at most 200. */
    public List<Word> after(ConversationId conversation, long seq) {
        return messages.inboundAfter(conversation, seq).stream()
                .filter(said -> !NOT_SAID.contains(said.type()))
                .map(CustomersWords::word)
                .toList();
    }

    /**
     * Whether the company has answered with the phone app after that event. Asked after the words: what was said before the last of
     * them is seen.
     */
    public boolean isAnsweredElsewhere(ConversationId conversation, long seq) {
        return messages.saidElsewhereAfter(conversation, seq).stream().anyMatch(ContentJson::isEcho);
    }

    private static Word word(Inbound said) {
        if (said.type().equals(CHOICE)) {
            Optional<String> choice = choice(said.content());
            return new Word(said.seq(), choice.isPresent() ? Optional.empty() : said.text(), choice);
        }
        return new Word(said.seq(), said.type().equals(Said.TEXT) ? said.text() : Optional.empty(), Optional.empty());
    }

    /** What comes back of an answer that the customer touched, if it is one of a list or a button. */
    public static Optional<String> choice(Said said) {
        return said.type().equals(CHOICE) ? choice(said.content()) : Optional.empty();
    }

    private static Optional<String> choice(Optional<String> content) {
        return content.flatMap(ContentJson::chosen);
    }
}
