package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;

/** A stand-in for WhatsApp that outlives the application: only so can it tell what customers got in the end. */
final class OwnSimulator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final String accessToken;
    private Process process;
    private Path config;
    private Path root;

    OwnSimulator(int port, String accessToken) {
        this.port = port;
        this.accessToken = accessToken;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    SimulatorDoor start(Path root, Path directory, InstanceFile instance) {
        return start(root, directory, instance.webhook(), instance.appSecret(), instance.phoneNumberId());
    }

    SimulatorDoor start(Path root, Path directory, URI webhook, String appSecret, String phoneNumberId) {
        return start(root, directory, webhook, appSecret, phoneNumberId, "");
    }

    /** @param settings more of the simulator's, a line each */
    SimulatorDoor start(
            Path root, Path directory, URI webhook, String appSecret, String phoneNumberId, String settings) {
        this.root = root;
        this.config = directory.resolve("own-simulator.properties");
        try {
            Files.writeString(config, """
                    port=%d
                    webhookUrl=%s
                    appSecret=%s
                    verifyToken=unused
                    accessToken=%s
                    numbers=%s:+10000000000
                    %s
                    """.formatted(port, webhook, appSecret, accessToken, phoneNumberId, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
        launch();
        return new SimulatorDoor(address());
    }

    /** {@code kill -9} */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts again what was killed. */
    void launch() {
        try (var jars = Files.newDirectoryStream(root.resolve("simulator/target"), "bandeja-simulator-*.jar")) {
            process = new ProcessBuilder(List.of(
                            Instance.java(),
                            "-Xmx512m",
                            "-jar",
                            jars.iterator().next().toString(),
                            "--config",
                            config.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            config.resolveSibling("own-simulator.out").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.require("start of the simulator", PATIENCE, this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }
}
