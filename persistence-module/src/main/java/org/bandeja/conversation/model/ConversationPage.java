package org.bandeja.conversation.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next where it goes on; empty at the end
 * @param found the messages that a search found, by conversation; none where the contact was meant
 * @param narrow the search gave up before the end: with other or more words it would find more
 */
public record ConversationPage(
        List<ConversationRow> rows,
        Optional<ConversationCursor> next,
        Map<ConversationId, FoundMessage> found,
        boolean narrow) {
    static final ConversationPage EMPTY = new ConversationPage(List.of(), Optional.empty(), Map.of(), false);
}
