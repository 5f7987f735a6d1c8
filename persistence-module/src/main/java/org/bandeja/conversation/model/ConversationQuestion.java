package org.bandeja.conversation.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What somebody wants to see in a list.
 *
 * @param after where the page before ended
 * @param limit 1 to {@link #MOST}
 */
public record ConversationQuestion(
        ConversationStatus status,
        Scope scope,
        ConversationFilter filter,
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
        WAITING,
        /** Whose window closes first; only of those that are about to close. */
        CLOSING
    }

    public ConversationQuestion {
        requireNonNull(status, "status");
        requireNonNull(scope, "scope");
        requireNonNull(filter, "filter");
        requireNonNull(sort, "sort");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST);
        }
        if (sort == Sort.CLOSING && !filter.looksFor(ConversationFilter.Window.CLOSING)) {
            throw new IllegalArgumentException("only what is about to close comes in that order");
        }
    }

    /** The first page of what is asked for. */
    public static ConversationQuestion first(
            ConversationStatus status, Scope scope, ConversationFilter filter, Sort sort, int limit) {
        return new ConversationQuestion(status, scope, filter, sort, Optional.empty(), limit);
    }

    /** The page behind this place. */
    public ConversationQuestion after(Optional<ConversationCursor> place) {
        return new ConversationQuestion(status, scope, filter, sort, place, limit);
    }

    /** The same for everything that matches or not. */
    ConversationQuestion withoutWords() {
        return new ConversationQuestion(status, scope, filter.withoutWords(), sort, after, limit);
    }

    /** What makes two pages parts of the same list. */
    String list() {
        return status + " " + scope + " " + sort + " " + filter;
    }
}
