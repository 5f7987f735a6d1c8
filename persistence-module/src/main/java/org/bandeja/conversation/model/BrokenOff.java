package org.bandeja.conversation.model;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Searching that may take too long: MariaDB breaks it off ({@code max_statement_time}). Outside of transactions only. */
public final class BrokenOff {
    /** A statement that took too long, and the same inside a full text index (there also: too much was found). */
    private static final Set<Integer> CODES = Set.of(1969, 188);

    private BrokenOff() {}

    /** What a statement says, or empty when it took too long. */
    public static <T> Optional<T> unless(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (PersistenceException e) {
            if (isTheReason(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isTheReason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CODES.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
