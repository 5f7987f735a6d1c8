package org.bandeja.conversation.model;

import java.util.EnumSet;
import java.util.Set;
import org.bandeja.push.model.EventType;

/** What happened to a conversation. */
public enum TimelineAction {
    /** Found its department by the route. */
    ROUTED(EventType.CONVERSATION_OPENED),
    /** The route gave it to the subject, an agent; the detail names the call group that did, if one did. */
    GIVEN(EventType.CONVERSATION_ASSIGNED),
    /** Nobody answered in a step of a call group; the subject, an agent, had it. The detail names step and group. */
    WENT_ON(EventType.CONVERSATION_RETURNED),
    /** The route led to an auto attendant, which the detail names. */
    ATTENDED(EventType.CONVERSATION_OPENED),
    /** Began without a route. */
    NO_ROUTE(EventType.CONVERSATION_OPENED),
    /** The actor wrote first. */
    STARTED(EventType.CONVERSATION_OPENED),
    CLAIMED(EventType.CONVERSATION_CLAIMED),
    /** Somebody gave it to the subject, an agent. */
    ASSIGNED(EventType.CONVERSATION_ASSIGNED),
    /** The actor took it from the subject, an agent. */
    TAKEN_OVER(EventType.CONVERSATION_TAKEN),
    /** It went from whom it was assigned to, to the subject, an agent. */
    TRANSFERRED(EventType.CONVERSATION_TRANSFERRED),
    /** It went to the subject, a department. */
    MOVED(EventType.CONVERSATION_MOVED),
    RETURNED(EventType.CONVERSATION_RETURNED),
    /** Back in the inbox because the subject, an agent, does not work there any more. */
    LEFT(EventType.CONVERSATION_RETURNED),
    COMPLETED(EventType.CONVERSATION_COMPLETED),
    REOPENED(EventType.CONVERSATION_REOPENED),
    /** Reopened by the customer, it went back to the subject, the agent who had it last. */
    GIVEN_BACK(EventType.CONVERSATION_ASSIGNED),
    /** The actor took back what he had done last; the detail names it, and its subject is that of the deed. */
    UNDONE(EventType.CONVERSATION_UNDONE),
    /** The actor put the subject, a label, on it; the detail names it. */
    LABELLED(EventType.CONVERSATION_LABELLED),
    /** The actor took the subject, a label, off it; the detail names it. */
    UNLABELLED(EventType.CONVERSATION_LABELLED);

    private static final Set<TimelineAction> ABOUT_AGENTS =
            EnumSet.of(GIVEN, WENT_ON, ASSIGNED, TAKEN_OVER, TRANSFERRED, LEFT, GIVEN_BACK);

    private static final Set<TimelineAction> UNDOABLE = EnumSet.of(TRANSFERRED, MOVED, RETURNED, COMPLETED, REOPENED);

    private final EventType event;

    TimelineAction(EventType event) {
        this.event = event;
    }

    /** What the screens are told. */
    public EventType event() {
        return event;
    }

    /** Whether its subject is a label. */
    public boolean isAboutALabel() {
        return this == LABELLED || this == UNLABELLED;
    }

    /** Whether a person who does it may take it back for a moment. */
    public boolean isUndoable() {
        return UNDOABLE.contains(this);
    }

    /** Whether its subject is an agent. */
    public boolean isAboutAnAgent() {
        return ABOUT_AGENTS.contains(this);
    }
}
