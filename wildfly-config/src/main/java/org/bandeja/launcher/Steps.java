package org.bandeja.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells who waits what has been done and how long it took. */
final class Steps {
    private final PrintStream out;

    Steps(PrintStream out) {
        this.out = out;
    }

    /** Does one step and then prints its line. */
    <T> T step(Supplier<T> work, Function<T, String> line) {
        Instant begin = Instant.now();
        T result = work.get();
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "  %-60s %5.1f s", line.apply(result), seconds));
        return result;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
