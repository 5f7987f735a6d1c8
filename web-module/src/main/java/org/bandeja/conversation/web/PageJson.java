package org.bandeja.conversation.web;

import java.util.List;
import java.util.Map;

/** Pages of the API; a cursor that is null: there is no more that way. */
public final class PageJson {
    private PageJson() {}

    /**
     * A page of conversations.
     *
     * @param found of a search: by conversation, the message that has the words; null without a search
     * @param narrow a search gave up: it has found what is here, but there may be more
     */
    public record Conversations(
            List<ConversationJson> items, String next, Map<String, FoundJson> found, boolean narrow) {}

    /** A page of a thread, ascending. */
    public record Messages(List<MessageJson> items, String before, String after) {}

    /**
     * Messages of a conversation that have what was searched for, newest first.
     *
     * @param narrow the search gave up
     */
    public record Hits(List<FoundJson> items, boolean narrow) {}

    /** The latest history, ascending. */
    public record Timeline(List<TimelineJson> items) {}
}
