package org.bandeja.trace.service;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.trace.model.Wordless;

/**
 * Keeps the log from filling with one failure. Of each kind the first is told whole, until it has not come for a while; what follows is
 * told without its stack trace where it says something else (another id), and only counted where it says the same, or too much of it
 * comes. A kind is who tells it, in which words, what it comes from, and through which lines of ours: no new kind is lost. Lines without a
 * stack trace are left out only where the very same was just told. May be used by several threads, and by several handlers.
 */
public final class RepeatedFailures implements Filter {
    /** Of more kinds nothing is left out. */
    static final int MOST_KINDS = 500;
    /**
     * So many different lines of one kind are remembered until {@link #take} is called the next time. What says something else then is
     * counted where it has a stack trace; lines of words only are all told.
     */
    static final int MOST_LINES = 100;

    private static final int DEEPEST = 30;
    private static final int MOST_STEPS = 50;

    /**
     * @param told what the first one said, as it stands in the sources: places are not filled in
     * @param way through which lines of ours it came: where it begins is often the driver, or Java itself, for whoever calls
     */
    private record Kind(String category, String told, String causes, String place, String way) {}

    /**
     * So many were left out.
     *
     * @param cause of the kind of failure: the innermost; empty where only words were told
     */
    public record LeftOut(String category, String told, String cause, long times) {}

    private static final class Again {
        /** Hashes: what is told may be long. */
        private final Set<UUID> said = new HashSet<>();

        private long leftOut;
    }

    private final Map<Kind, Again> known = new HashMap<>();
    /**
     * The last record, weakly, and whether it passes: each handler asks for the same one, in the same thread. Threads of the server outlive
     * the application: they hold no class of ours, and nothing that was told.
     */
    private final ThreadLocal<Object[]> last = new ThreadLocal<>();

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getLevel().intValue() < Level.WARNING.intValue()) {
            return true;
        }
        Object[] judged = last.get();
        if (judged == null || ((Reference<?>) judged[0]).get() != record) {
            judged = new Object[] {new WeakReference<>(record), passes(record)};
            last.set(judged);
        }
        return (boolean) judged[1];
    }

    private boolean passes(LogRecord record) {
        Kind kind = kind(record);
        UUID text =
                UUID.nameUUIDFromBytes(Arrays.toString(record.getParameters()).getBytes(StandardCharsets.UTF_8));
        boolean wordsOnly = record.getThrown() == null;
        synchronized (known) {
            Again again = known.get(kind);
            if (again == null) {
                if (known.size() < MOST_KINDS) {
                    again = new Again();
                    again.said.add(text);
                    known.put(kind, again);
                }
                return true;
            }
            boolean isFull = again.said.size() >= MOST_LINES;
            if (isFull ? wordsOnly && !again.said.contains(text) : again.said.add(text)) {
                record.setThrown(null);
                return true;
            }
            again.leftOut++;
            return false;
        }
    }

    /** What was left out since the last time, and forgets what has not come since then: it is told whole when it comes again. */
    public List<LeftOut> take() {
        synchronized (known) {
            List<LeftOut> some = known.entrySet().stream()
                    .filter(one -> one.getValue().leftOut > 0)
                    .map(one -> leftOut(one.getKey(), one.getValue()))
                    .toList();
            known.values().removeIf(again -> again.said.isEmpty() && again.leftOut == 0);
            known.replaceAll((kind, again) -> new Again());
            return some;
        }
    }

    private static LeftOut leftOut(Kind kind, Again again) {
        return new LeftOut(kind.category(), kind.told(), kind.place(), again.leftOut);
    }

    private static Kind kind(LogRecord record) {
        List<Throwable> causes = Stream.iterate(record.getThrown(), Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        return new Kind(
                String.valueOf(record.getLoggerName()),
                String.valueOf(record.getMessage()),
                causes.stream().map(RepeatedFailures::name).collect(Collectors.joining("\n")),
                causes.isEmpty() ? "" : place(causes.get(causes.size() - 1)),
                way(causes));
    }

    private static String place(Throwable innermost) {
        StackTraceElement[] stack = innermost.getStackTrace();
        return name(innermost) + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private static String way(List<Throwable> causes) {
        return causes.stream()
                .flatMap(cause -> Stream.of(cause.getStackTrace()))
                .filter(step -> step.getClassName().startsWith("org.bandeja."))
                .map(step -> step.getClassName() + "." + step.getMethodName() + ":" + step.getLineNumber())
                .distinct()
                .limit(MOST_STEPS)
                .collect(Collectors.joining("\n"));
    }

    /** Of others than ours not in their words: those may quote somebody, and are new each time. */
    private static String name(Throwable failure) {
        return failure instanceof Wordless
                ? failure.toString()
                : failure.getClass().getName();
    }
}
