package org.bandeja.system.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bandeja.system.client.Eventually;

/** A whole Bandeja: started as people start it, with a directory and ports of its own, in processes of its own. */
public final class Installation implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(6);
    private static final long STOP_SECONDS = 60;

    private final boolean whole;
    private final Path directory;
    private final Path output;
    private final List<Integer> ports = FreePorts.find(5);
    private final Thread lastWill = new Thread(this::end);
    private Process launcher;
    private Demo demo;

    private Installation(Path directory, boolean whole) {
        this.whole = whole;
        this.directory = directory.toAbsolutePath();
        output = this.directory.resolveSibling(directory.getFileName() + ".out");
    }

    /** Starts one from nothing, and waits until it can be used. */
    public static Installation start(String name) {
        return started(name, false, "--reset");
    }

    /** Likewise, with all of the demo, as {@code ./run} starts it; with {@code -Dbandeja.attach=DIR} the one that runs there. */
    public static Installation startWhole(String name) {
        String directory = System.getProperty("bandeja.attach");
        return directory == null ? started(name, true, "--reset") : runningIn(Path.of(directory));
    }

    /** Likewise, without the demo's data: nobody is in it, and a link makes the first administrator. */
    public static Installation startEmpty(String name) {
        return started(name, false, "--reset", "--no-demo");
    }

    private static Installation started(String name, boolean whole, String... options) {
        Installation installation =
                new Installation(Path.of(System.getProperty("bandeja.test.files"), "installations", name), whole);
        Runtime.getRuntime().addShutdownHook(installation.lastWill);
        installation.launch(options);
        return installation;
    }

    /** One that runs already, whoever started it: for trying a test over and over. */
    static Installation runningIn(Path directory) {
        Installation installation = new Installation(directory, false);
        installation.demo = Demo.read(directory.resolve("demo.json"));
        return installation;
    }

    /** Starts again what was stopped or killed, with the same data and ports. */
    public void startAgain() {
        launch();
    }

    private void launch(String... more) {
        int begin = said().length();
        try {
            Files.createDirectories(directory.getParent());
            launcher = new ProcessBuilder(command(more))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.holds("Bandeja is ready", START, () -> saidReady(begin) || requireLauncher());
        demo = Demo.read(directory.resolve("demo.json"));
    }

    private List<String> command(String... more) {
        Path root = root();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dbandeja.server.options=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "-Dbandeja.root=" + root));
        command.addAll(SingleSignOn.properties(ports.get(4)));
        command.addAll(List.of(
                "-jar",
                root.resolve("wildfly-config/target/bandeja-launcher.jar").toString(),
                "--data",
                directory.toString(),
                "--port",
                String.valueOf(ports.get(0)),
                "--management-port",
                String.valueOf(ports.get(1)),
                "--simulator-port",
                String.valueOf(ports.get(2)),
                "--db-port",
                String.valueOf(ports.get(3))));
        if (!whole) {
            // It is there sooner, and tests know what is in it.
            command.add("--small-demo");
        }
        command.addAll(List.of(more));
        return command;
    }

    private boolean saidReady(int begin) {
        return said().lastIndexOf("Bandeja is ready") >= begin;
    }

    private boolean requireLauncher() {
        if (!launcher.isAlive()) {
            throw new IllegalStateException("Bandeja does not start:\n" + said() + logTail(60));
        }
        return false;
    }

    private String said() {
        return Files.exists(output) ? read(output) : "";
    }

    public Demo demo() {
        return demo;
    }

    /** Of one that was running already, {@code -Dbandeja.attach.management-port} tells it. */
    public int managementPort() {
        return launcher == null ? Integer.getInteger("bandeja.attach.management-port", 9990) : ports.get(1);
    }

    /** Where the company's OpenID provider is to be; of one that was running already as {@code -Dbandeja.attach.provider-port} tells. */
    public int providerPort() {
        return launcher == null ? Integer.getInteger("bandeja.attach.provider-port", 8095) : ports.get(4);
    }

    /** The unpacked WildFly that it runs on. */
    public Path stockServer() {
        try (Stream<Path> entries = Files.list(root().resolve("wildfly-config/target"))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("wildfly-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkout that is tested. */
    public static Path root() {
        return Path.of(System.getProperty("bandeja.root")).toAbsolutePath().normalize();
    }

    public Path directory() {
        return directory;
    }

    /** A process of it: {@code server}, {@code database}, {@code simulator}. */
    public ProcessHandle process(String part) {
        String pid =
                read(directory.resolve("run").resolve(part + ".pid")).strip().split("\\s+")[0];
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IllegalStateException("the " + part + " does not run"));
    }

    /** {@code kill -9} of the server; with it everything else ends. */
    public void killServer() {
        ProcessHandle server = process("server");
        server.destroyForcibly();
        server.onExit().join();
        awaitEnd();
    }

    /** The end of the server's log. */
    public String logTail(int lines) {
        Path log = directory.resolve("log/server.log");
        if (!Files.exists(log)) {
            return "(no server.log)";
        }
        List<String> all = read(log).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    public String log() {
        return read(directory.resolve("log/server.log"));
    }

    @Override
    public void close() {
        if (launcher != null) {
            end();
            Runtime.getRuntime().removeShutdownHook(lastWill);
        }
    }

    private void end() {
        if (launcher.isAlive()) {
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

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
