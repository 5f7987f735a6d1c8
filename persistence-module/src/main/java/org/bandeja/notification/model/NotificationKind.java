package org.bandeja.notification.model;

/**
 * What somebody can be told of. The names stand in rows, and two rules about them in SQL: which of two is kept ({@link PushTasks}), and
 * which leaves first (the column {@code urgency} of {@code push_task}). A new kind needs its place in both.
 */
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
