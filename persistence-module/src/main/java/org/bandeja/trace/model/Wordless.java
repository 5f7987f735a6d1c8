package org.bandeja.trace.model;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A failure as the log may tell it: what it is and where it happened, without words that may quote what somebody wrote. A database quotes
 * the row that it refuses, a parser what it cannot read. Kept are the words of Java itself that never do.
 */
public final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 30;

    /** These, not what libraries derive from them. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            NullPointerException.class,
            ClassCastException.class,
            IndexOutOfBoundsException.class,
            ArrayIndexOutOfBoundsException.class,
            IOException.class,
            EOFException.class,
            ClosedChannelException.class,
            ConnectException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            NoClassDefFoundError.class,
            NoSuchMethodError.class,
            NoSuchFieldError.class);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final String told;

    private Wordless(Throwable failure, int depth) {
        super(null, cause(failure, depth), true, true);
        told = failure.getClass().getName() + words(failure);
        setStackTrace(failure.getStackTrace());
        for (Throwable beside : failure.getSuppressed()) {
            if (depth < DEEPEST) {
                addSuppressed(new Wordless(beside, depth + 1));
            }
        }
    }

    /** @param failure null: there was none, where the container says so */
    public static Throwable of(Throwable failure) {
        return failure == null || failure instanceof Wordless ? failure : new Wordless(failure, 0);
    }

    private static Throwable cause(Throwable failure, int depth) {
        return failure.getCause() == null || depth == DEEPEST ? null : new Wordless(failure.getCause(), depth + 1);
    }

    private static String words(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return ": error " + sql.getErrorCode() + " (" + sql.getSQLState() + ")";
        }
        boolean harmless = HARMLESS.contains(failure.getClass());
        return harmless && failure.getMessage() != null
                ? ": " + CONTROL.matcher(failure.getMessage()).replaceAll(" ")
                : "";
    }

    /** As the failure itself would say, in its place. */
    @Override
    public String toString() {
        return told;
    }
}
