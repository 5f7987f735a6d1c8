package org.bandeja.system.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.system.installation.Installation;

/** The MariaDB of an installation, killed and started again behind the back of everybody else. */
final class DatabaseProcess implements AutoCloseable {
    private static final String BASE = "--basedir=";

    private final List<String> command = new ArrayList<>();
    private final Path directory;
    private ProcessHandle running;
    private Process ours;

    DatabaseProcess(Installation installation) {
        directory = installation.directory();
        running = installation.process("database");
        ProcessHandle.Info info = running.info();
        command.add(info.command().orElseThrow());
        List.of(info.arguments().orElseThrow()).stream()
                .filter(argument -> !argument.startsWith("--init-file="))
                .forEach(command::add);
    }

    /** {@code kill -9}: what was committed has to be there afterwards. */
    void kill() {
        running.destroyForcibly();
        running.onExit().join();
    }

    void start() {
        String base = command.stream()
                .filter(argument -> argument.startsWith(BASE))
                .findFirst()
                .orElseThrow()
                .substring(BASE.length());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log/database-again.out").toFile());
        builder.environment().put("LD_LIBRARY_PATH", Path.of(base, "libs").toString());
        try {
            ours = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        running = ours.toHandle();
    }

    /** Ends what {@link #start} has started; the launcher does not know it. */
    @Override
    public void close() {
        if (ours != null) {
            ours.destroy();
            ours.onExit().join();
        }
    }
}
