package org.bandeja.conversation.web;

import org.bandeja.conversation.model.ConversationQuestion;
import org.bandeja.refusal.model.Malformed;

/** How many items a page has. */
public final class Limits {
    private Limits() {}

    /**
     * More than the most is the most.
     *
     * @throws Malformed if it is no number above zero
     */
    public static int of(String limit) {
        try {
            long wanted = Long.parseLong(limit);
            if (wanted < 1) {
                throw new Malformed("limit");
            }
            return (int) Math.min(wanted, ConversationQuestion.MOST);
        } catch (NumberFormatException e) {
            throw new Malformed("limit");
        }
    }
}
