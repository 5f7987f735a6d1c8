package org.bandeja.conversation.service;

import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;

/**
 * Asks the customer where he is: WhatsApp puts a button below it that sends his position.
 *
 * @param text at most 1,024 characters
 */
public record LocationQuestion(String text, Optional<MessageId> quotes) implements Reply {
    private static final int LONGEST = 1024;

    public LocationQuestion {
        Limits.text("text", text, LONGEST);
    }

    @Override
    public Said said() {
        Question question = Question.of(text);
        return question.said(question.content("location_request"));
    }
}
