package org.bandeja.conversation.web;

import java.util.List;

/** Pages of the API; a cursor that is null: there is no more that way. */
public final class PageJson {
    private PageJson() {}

    /** A page of conversations. */
    public record Conversations(List<ConversationJson> items, String next) {}

    /** A page of a thread, ascending. */
    public record Messages(List<MessageJson> items, String before, String after) {}

    /** The latest history, ascending. */
    public record Timeline(List<TimelineJson> items) {}
}
