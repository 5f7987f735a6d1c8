package org.bandeja.notification.model;

/** What somebody can be told of. */
public enum NotificationKind {
    /** Something waits in one of the person's departments, for whoever takes it. */
    NEW,
    /** The person was given a conversation. */
    ASSIGNED,
    /** A customer wrote in a conversation that the person has. */
    ANSWER,
    /** The person was named in a note. */
    MENTION
}
