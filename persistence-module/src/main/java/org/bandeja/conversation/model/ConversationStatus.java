package org.bandeja.conversation.model;

/** Whether a conversation still goes on. */
public enum ConversationStatus {
    OPEN,
    COMPLETED
}
