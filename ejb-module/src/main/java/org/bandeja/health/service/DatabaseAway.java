package org.bandeja.health.service;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether a failure only means that the database cannot be reached, or is too busy, right now. */
public final class DatabaseAway {
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int CHANGED_SINCE_READ = 1020;
    private static final int DUPLICATE = 1062;

    private static final Set<Integer> CROSSINGS = Set.of(LOCK_WAIT_TIMEOUT, DEADLOCK, CHANGED_SINCE_READ);
    private static final int DEEPEST = 30;
    /** Of the pool: the transaction's connection was lost before, or its time is over; there is no SQL state. */
    private static final String MARKED_ROLLBACK = "IJ031070";

    private DatabaseAway() {}

    /** No connection, or it was cut; rolled back in any case. */
    public static boolean isCauseOf(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof jakarta.resource.ResourceException
                        || cause instanceof SQLException sql && isConnection(sql));
    }

    /** Another transaction was in the way: the same again may well work. */
    public static boolean isConflictIn(Throwable failure) {
        return isCrossed(failure)
                || causes(failure)
                        .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE);
    }

    /** The same again works sooner or later, as nothing is wrong with it: a lock, somebody who was faster, no connection. */
    public static boolean isPassing(Throwable failure) {
        return isCauseOf(failure) || isCrossed(failure);
    }

    private static boolean isCrossed(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof jakarta.persistence.OptimisticLockException
                        || cause instanceof SQLException sql && CROSSINGS.contains(sql.getErrorCode()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }

    private static boolean isConnection(SQLException sql) {
        String state = sql.getSQLState();
        return state != null && state.startsWith("08")
                || state == null && String.valueOf(sql.getMessage()).startsWith(MARKED_ROLLBACK)
                || sql instanceof java.sql.SQLNonTransientConnectionException
                || sql instanceof java.sql.SQLTransientConnectionException
                || sql.getCause() instanceof jakarta.resource.ResourceException;
    }
}
