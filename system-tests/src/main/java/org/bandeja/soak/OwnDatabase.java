package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.bench.instance.Instance;

/** The instance's database process: hangs, goes on, dies, is started again by the same command line. */
final class OwnDatabase implements AutoCloseable {
    private final Instance instance;
    private final List<String> command;
    private ProcessHandle process;
    private Optional<Process> ours = Optional.empty();
    private Map<String, String> environment = Map.of();

    OwnDatabase(Instance instance) {
        this.instance = instance;
        this.process = instance.require("database");
        this.command = commandLine(process.pid());
    }

    private static List<String> commandLine(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
            return Stream.of(text.split("\0"))
                    .filter(word -> !word.startsWith("--init-file="))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9} */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /**
     * Whenever it starts from now on its clock is wrong.
     *
     * @return whether that is possible here: it needs libfaketime
     */
    boolean clockGoes(int secondsBehind) {
        try (var places = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
            for (Path place : places) {
                Path library = place.resolve("faketime/libfaketime.so.1");
                if (Files.exists(library)) {
                    environment = Map.of(
                            "LD_PRELOAD",
                            library.toString(),
                            "FAKETIME",
                            "-" + secondsBehind + "s",
                            "FAKETIME_DONT_FAKE_MONOTONIC",
                            "1");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !environment.isEmpty();
    }

    void startAgain() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process started = builder.directory(instance.directory().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(instance.directory()
                            .resolve("log/database-again.out")
                            .toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
            ours = Optional.of(started);
            process = started.toHandle();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher knows nothing of the process that we started: it has to end with its instance. */
    @Override
    public void close() {
        ours.ifPresent(started -> {
            started.destroy();
            started.onExit().join();
        });
    }
}
