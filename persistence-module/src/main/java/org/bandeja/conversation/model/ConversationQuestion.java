package org.bandeja.conversation.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.routing.model.NumberId;

/**
 * What somebody wants to see in a list.
 *
 * @param withoutRoute only conversations without a department (administrators)
 * @param unread only those with new activity
 * @param limit 1 to {@link #MOST}
 */
public record ConversationQuestion(
        ConversationStatus status,
        Scope scope,
        boolean withoutRoute,
        Optional<DepartmentId> department,
        Optional<NumberId> number,
        Optional<AgentId> assignee,
        boolean unread,
        Sort sort,
        Optional<ConversationCursor> after,
        int limit) {
    public static final int MOST = 200;

    /** Whose work. */
    public enum Scope {
        /** Unassigned in my departments, and mine: the default work view. */
        WORK,
        /** Assigned to me; completed: I had it last. */
        MINE,
        /** Unassigned in my departments; completed: nobody had it. */
        UNASSIGNED,
        /** Assigned to another in my departments; completed: another had it last. */
        OTHERS,
        /** Everything that I may see. */
        ALL
    }

    /** The order. */
    public enum Sort {
        NEWEST,
        /** Longest waiting first; what does not wait comes last. */
        WAITING
    }

    public ConversationQuestion {
        requireNonNull(status, "status");
        requireNonNull(scope, "scope");
        requireNonNull(sort, "sort");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST);
        }
    }
}
