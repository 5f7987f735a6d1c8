package org.bandeja.notification.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody can be told of. Names stand in rows of choices; the bits, added up, in {@code push_task}, where the column
 * {@code urgency} knows that of NEW.
 */
public enum NotificationKind {
    /** Something waits in one of the person's departments, for whoever takes it. */
    NEW(1),
    /** The person was given a conversation. */
    ASSIGNED(2),
    /** A customer wrote in a conversation that the person has. */
    ANSWER(4),
    /** The person was named in a note. */
    MENTION(8);

    /** What is told of several: being named before being given something, that before what was said, what is one's own before what is nobody's. */
    public static final List<NotificationKind> BY_WEIGHT = List.of(MENTION, ASSIGNED, ANSWER, NEW);

    private final int bit;

    NotificationKind(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    /** Those whose bits are in a sum. */
    static Set<NotificationKind> in(int bits) {
        EnumSet<NotificationKind> found = EnumSet.allOf(NotificationKind.class);
        found.removeIf(kind -> (bits & kind.bit) == 0);
        return found;
    }
}
