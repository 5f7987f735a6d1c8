package org.bandeja.launcher;

import java.util.Objects;

/** The launcher cannot do what was asked. The message says why, in words for who typed the command. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Something on this machine or in the database is in the way. */
    public static final int NOT_POSSIBLE = 1;

    /** The command line is wrong. */
    public static final int WRONG_USAGE = 2;

    private final int exitCode;

    private Failure(String message, int exitCode, Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.exitCode = exitCode;
    }

    public static Failure because(String message) {
        return new Failure(message, NOT_POSSIBLE, null);
    }

    public static Failure because(String message, Throwable cause) {
        return new Failure(message + ": " + reasonOf(cause), NOT_POSSIBLE, cause);
    }

    public static Failure usage(String message) {
        return new Failure(message, WRONG_USAGE, null);
    }

    public int exitCode() {
        return exitCode;
    }

    private static String reasonOf(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
