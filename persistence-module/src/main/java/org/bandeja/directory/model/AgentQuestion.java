package org.bandeja.directory.model;

import static java.util.Objects.requireNonNull;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.bandeja.refusal.model.Malformed;

/**
 * Which people somebody wants to see.
 *
 * @param text words, each of them part of name, login or e-mail
 * @param after where the page before ended, in the same order
 */
public record AgentQuestion(
        Optional<String> text,
        Optional<AgentState> state,
        Optional<DepartmentId> department,
        Optional<Boolean> administrator,
        Sort sort,
        boolean descending,
        Optional<AgentCursor> after,
        int limit) {
    /** What a table of people can be ordered by. */
    public enum Sort {
        NAME("a.name"),
        LOGIN("a.login"),
        CREATED("a.created_at"),
        SEEN("coalesce((select max(t.last_used_at) from access_token t where t.agent_id = a.id),"
                + " timestamp '1970-01-01 00:00:00')");

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        /** Where somebody stands in this order. */
        String of(AgentRow row) {
            return switch (this) {
                case NAME -> row.name();
                case LOGIN -> row.login();
                case CREATED -> row.createdAt().toString();
                case SEEN -> row.seenAt().orElse(Instant.EPOCH).toString();
            };
        }

        /** What the database compares with: the other way round. */
        Object parse(String value) {
            try {
                return this == NAME || this == LOGIN ? value : Timestamp.from(Instant.parse(value));
            } catch (DateTimeParseException e) {
                throw new Malformed("cursor");
            }
        }
    }

    public AgentQuestion {
        requireNonNull(sort, "sort");
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive");
        }
    }
}
