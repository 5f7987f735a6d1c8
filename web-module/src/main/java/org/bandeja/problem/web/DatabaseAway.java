package org.bandeja.problem.web;

import java.sql.SQLException;

/** Tells whether a failure only means that the database cannot be reached, or is too busy, right now. */
public final class DatabaseAway {
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final int CHANGED_SINCE_READ = 1020;
    private static final int DUPLICATE = 1062;

    private DatabaseAway() {}

    /** No connection, or it was cut; rolled back in any case. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof jakarta.resource.ResourceException
                    || cause instanceof jakarta.transaction.RollbackException
                    || cause instanceof SQLException sql && isConnection(sql)) {
                return true;
            }
            if (cause.getCause() == cause) {
                return false;
            }
        }
        return false;
    }

    /** Another transaction was in the way: the same again may well work. */
    public static boolean isConflictIn(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
            if (cause instanceof jakarta.persistence.OptimisticLockException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                int code = sql.getErrorCode();
                return code == LOCK_WAIT_TIMEOUT || code == DEADLOCK || code == CHANGED_SINCE_READ || code == DUPLICATE;
            }
        }
        return false;
    }

    private static boolean isConnection(SQLException sql) {
        String state = sql.getSQLState();
        return state != null && state.startsWith("08")
                || sql instanceof java.sql.SQLNonTransientConnectionException
                || sql instanceof java.sql.SQLTransientConnectionException
                || sql.getCause() instanceof jakarta.resource.ResourceException;
    }
}
