package org.bandeja.directory.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which people somebody wants to see.
 *
 * @param text part of name, login or e-mail
 * @param after the last one of the page before, for lists by name
 * @param offset how many are skipped, for tables with numbered pages
 */
public record AgentQuestion(
        Optional<String> text,
        Optional<AgentState> state,
        Optional<DepartmentId> department,
        Optional<Boolean> administrator,
        Sort sort,
        boolean descending,
        Optional<AgentCursor> after,
        int offset,
        int limit) {
    /** What a table of people can be ordered by. */
    public enum Sort {
        NAME("a.name"),
        LOGIN("a.login"),
        CREATED("a.created_at"),
        SEEN("seen_at");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    public AgentQuestion {
        requireNonNull(sort, "sort");
        if (limit < 1 || offset < 0) {
            throw new IllegalArgumentException("limit must be positive, offset not negative");
        }
    }
}
