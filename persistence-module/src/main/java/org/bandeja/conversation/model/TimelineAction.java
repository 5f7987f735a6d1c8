package org.bandeja.conversation.model;

import org.bandeja.push.model.EventType;

/** What happened to a conversation. */
public enum TimelineAction {
    /** Began and found its department by the route. */
    ROUTED(EventType.CONVERSATION_OPENED),
    /** Began without a route. */
    NO_ROUTE(EventType.CONVERSATION_OPENED),
    CLAIMED(EventType.CONVERSATION_CLAIMED),
    RETURNED(EventType.CONVERSATION_RETURNED),
    /** Back in the inbox because the subject, an agent, does not work there any more. */
    LEFT(EventType.CONVERSATION_RETURNED),
    COMPLETED(EventType.CONVERSATION_COMPLETED),
    REOPENED(EventType.CONVERSATION_REOPENED);

    private final EventType event;

    TimelineAction(EventType event) {
        this.event = event;
    }

    /** What the screens are told. */
    public EventType event() {
        return event;
    }
}
