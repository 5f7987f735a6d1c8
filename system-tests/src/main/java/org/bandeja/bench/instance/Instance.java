package org.bandeja.bench.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running Bandeja: one of our own, started by the launcher in a directory of its own, or one that runs already. */
public final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(4);
    private static final long STOP_SECONDS = 60;

    private final Path directory;
    private final List<String> command;
    private final Thread lastWill = new Thread(this::end, "last will");
    private Process launcher;
    private InstanceFile file;

    private Instance(Path directory, List<String> command) {
        this.directory = directory;
        this.command = command;
    }

    /** One that runs already and stays. */
    public static Instance attach(Path directory) {
        Instance instance = new Instance(directory.toAbsolutePath().normalize(), List.of());
        instance.file = InstanceFile.read(instance.directory.resolve("demo.json"));
        return instance;
    }

    /**
     * Starts one from nothing and waits until it can be used.
     *
     * @param root the checkout that was built
     * @param options more of the launcher's; those that begin with -D are Java's
     */
    public static Instance start(Path root, Path directory, List<String> options) {
        return start(root, directory, false, options, "");
    }

    /**
     * @param keep with the data that are there
     * @param databaseOptions more of the embedded database's server
     */
    public static Instance start(
            Path root, Path directory, boolean keep, List<String> options, String databaseOptions) {
        Path home = directory.toAbsolutePath().normalize();
        Instance instance = new Instance(home, command(root, home, options, databaseOptions));
        Runtime.getRuntime().addShutdownHook(instance.lastWill);
        instance.launch(keep ? List.of() : List.of("--reset"));
        return instance;
    }

    private static List<String> command(Path root, Path home, List<String> options, String databaseOptions) {
        List<Integer> ports = FreePorts.find(4);
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbandeja.root=" + root,
                // It measures how fast answers come, and asks as one person as often as hundreds do.
                "-Dbandeja.calls.per-second=1000000",
                "-Dbandeja.database.options=" + databaseOptions,
                "-jar",
                root.resolve("wildfly-config/target/bandeja-launcher.jar").toString(),
                "--data",
                home.toString(),
                "--port",
                ports.get(0).toString(),
                "--management-port",
                ports.get(1).toString(),
                "--simulator-port",
                ports.get(2).toString(),
                // Figures compare with earlier ones, and trials have customers of their own.
                "--small-demo"));
        if (!options.contains("--db-url")) {
            command.addAll(List.of("--db-port", ports.get(3).toString()));
        }
        options.forEach(option -> command.add(option.startsWith("-D") ? 1 : command.size(), option));
        return command;
    }

    /** The running Java's own launcher. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Whether it was started here, and ends with us. */
    public boolean isOurs() {
        return !command.isEmpty();
    }

    /** Starts again what was stopped or killed, with the same data and ports. */
    public void startAgain() {
        launch(List.of());
    }

    private void launch(List<String> more) {
        Path said = directory.resolveSibling(directory.getFileName() + ".out");
        try {
            Files.createDirectories(directory.getParent());
            Files.deleteIfExists(directory.resolve("demo.json"));
            List<String> all = new ArrayList<>(command);
            all.addAll(more);
            launcher = new ProcessBuilder(all)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.require("Bandeja's start", START, () -> Files.exists(directory.resolve("demo.json")) || lives(said));
        file = InstanceFile.read(directory.resolve("demo.json"));
    }

    private boolean lives(Path said) {
        if (launcher.isAlive()) {
            return false;
        }
        throw new IllegalStateException("Bandeja does not start:\n" + text(said));
    }

    public InstanceFile file() {
        return file;
    }

    public Path directory() {
        return directory;
    }

    /** A process of it: {@code server}, {@code database}, {@code simulator}; empty when it is somebody else's. */
    public Optional<ProcessHandle> process(String part) {
        Path pid = directory.resolve("run").resolve(part + ".pid");
        return Files.exists(pid)
                ? ProcessHandle.of(Long.parseLong(text(pid).strip())).filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    public ProcessHandle require(String part) {
        return process(part).orElseThrow(() -> new IllegalStateException("no process of its own: the " + part));
    }

    /** {@code kill -9} of the server; the launcher then ends everything else. */
    public void killServer() {
        ProcessHandle server = require("server");
        server.destroyForcibly();
        server.onExit().join();
        awaitEnd();
    }

    /** Stops it as people do; it may be started again. */
    public void stop() {
        end();
    }

    @Override
    public void close() {
        if (!command.isEmpty()) {
            end();
            Runtime.getRuntime().removeShutdownHook(lastWill);
        }
    }

    private void end() {
        if (launcher != null && launcher.isAlive()) {
            launcher.destroy();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly().waitFor();
                throw new IllegalStateException("Bandeja did not stop within " + STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
