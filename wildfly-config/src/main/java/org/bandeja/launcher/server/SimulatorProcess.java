package org.bandeja.launcher.server;

import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.demo.DemoNumber;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.home.PrivateFile;
import org.bandeja.launcher.process.Child;
import org.bandeja.launcher.process.Children;
import org.bandeja.launcher.process.Part;

/** The stand-in for WhatsApp. */
public final class SimulatorProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SimulatorProcess() {}

    /** What it must know: the application's side of the three secrets, and the numbers that it answers for. */
    public record Settings(
            int port,
            String webhookUrl,
            String appSecret,
            String verifyToken,
            String accessToken,
            List<DemoNumber> numbers,
            SecondAccount second) {}

    /** An account of its own with one number, which the application need not know. */
    public record SecondAccount(String id, String appSecret, String accessToken, DemoNumber number) {
        @Override
        public String toString() {
            return "SecondAccount[" + id + "]";
        }
    }

    /** Starts it and waits until it listens. */
    public static void start(Home home, Children children, Path jar, Settings settings) {
        Path config = home.run("simulator.properties");
        write(config, home, settings);
        Child child = children.start(
                Part.SIMULATOR,
                List.of(
                        ServerCommand.java(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + home.tmp(),
                        "-jar",
                        jar.toString(),
                        "--config",
                        config.toString()),
                Map.of());
        awaitPort(child, settings.port());
    }

    private static void write(Path config, Home home, Settings settings) {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(settings.port()));
        properties.setProperty("webhookUrl", settings.webhookUrl());
        properties.setProperty("appSecret", settings.appSecret());
        properties.setProperty("verifyToken", settings.verifyToken());
        properties.setProperty("accessToken", settings.accessToken());
        properties.setProperty(
                "numbers",
                settings.numbers().stream()
                        .map(number -> number.phoneNumberId() + ":" + number.digits())
                        .collect(Collectors.joining(",")));
        properties.setProperty("accounts", "second");
        properties.setProperty("account.second.id", settings.second().id());
        properties.setProperty("account.second.appSecret", settings.second().appSecret());
        properties.setProperty("account.second.accessToken", settings.second().accessToken());
        properties.setProperty(
                "account.second.numbers",
                settings.second().number().phoneNumberId() + ":"
                        + settings.second().number().digits());
        properties.setProperty("dataDir", home.simulator().toString());
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
            PrivateFile.write(config, text.toString());
        } catch (IOException e) {
            throw Failure.because("Cannot write " + config, e);
        }
    }

    private static void awaitPort(Child child, int port) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            if (!child.isAlive() || Instant.now().isAfter(end)) {
                throw Failure.because("The simulator does not start; see " + child.log());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.because("Interrupted", e);
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
