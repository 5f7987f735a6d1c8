package org.bandeja.push.model;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of events; the wire names are a contract with the screens. */
public enum EventType {
    MESSAGE_RECEIVED("message.received"),
    MESSAGE_QUEUED("message.queued"),
    MESSAGE_STATUS("message.status"),
    /** Somebody reacted to a message, or its writer changed it. */
    MESSAGE_CHANGED("message.changed"),
    /** Somebody said something to colleagues. */
    MESSAGE_NOTED("message.noted"),
    CONVERSATION_OPENED("conversation.opened"),
    CONVERSATION_CLAIMED("conversation.claimed"),
    CONVERSATION_ASSIGNED("conversation.assigned"),
    CONVERSATION_TAKEN("conversation.taken"),
    CONVERSATION_TRANSFERRED("conversation.transferred"),
    CONVERSATION_MOVED("conversation.moved"),
    CONVERSATION_RETURNED("conversation.returned"),
    CONVERSATION_COMPLETED("conversation.completed"),
    CONVERSATION_REOPENED("conversation.reopened"),
    CONVERSATION_UNDONE("conversation.undone"),
    /** A label was put on it, or taken off. */
    CONVERSATION_LABELLED("conversation.labelled"),
    /** For everybody: there are other labels, or they are called otherwise. */
    LABELS_CHANGED("labels.changed"),
    /** For one agent only: somebody has named him in a note, or he has seen it. */
    MENTION_CHANGED("mention.changed"),
    /** The conversation's contact has another name, or another way to be reached; no event of the conversation itself. */
    CONTACT_CHANGED("contact.changed"),
    /** For one agent only: how far he has read. */
    CONVERSATION_READ("conversation.read"),
    /** For colleagues who see the conversation: somebody is writing in it, a message or a note. Nobody misses it: it is over soon, and forgotten. */
    CONVERSATION_TYPING("conversation.typing"),
    /** Likewise: not any more. */
    CONVERSATION_TYPED("conversation.typed"),
    /** For administrators: what WhatsApp tells about accounts and numbers, or what somebody has seen to of it. */
    NOTICE_CHANGED("notice.changed"),
    /** For colleagues and administrators: somebody is there for customers, or not any more. */
    PRESENCE_CHANGED("presence.changed"),
    /** For one agent only: what he may see has changed. */
    ACCESS_CHANGED("access.changed"),
    /** What a newer node of a cluster wrote and this one has no word for; nobody writes it. */
    UNKNOWN("unknown");

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** Whether it is about somebody who writes at this moment. */
    public boolean isOfTyping() {
        return this == CONVERSATION_TYPING || this == CONVERSATION_TYPED;
    }

    /** @return {@link #UNKNOWN} if this node has no such event */
    public static EventType read(String wireName) {
        return BY_WIRE_NAME.getOrDefault(wireName, UNKNOWN);
    }
}
