package org.bandeja.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bandeja.launcher.Failure;
import org.bandeja.launcher.home.Home;
import org.bandeja.launcher.options.Ports;
import org.bandeja.launcher.process.Child;
import org.bandeja.launcher.process.Children;
import org.bandeja.launcher.process.Part;

/** The running WildFly with the application in it. */
public final class WildFlyProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int REASON_LENGTH = 1_000;

    private final Home home;
    private final Child child;
    private final URI ready;

    private WildFlyProcess(Home home, Child child, URI ready) {
        this.home = home;
        this.child = child;
        this.ready = ready;
    }

    /** @param properties the file with the {@link Environment} */
    public static WildFlyProcess start(
            Home home, Children children, Path stockServer, Ports ports, String heap, Path properties) {
        Child child =
                children.start(Part.SERVER, ServerCommand.server(stockServer, home, ports, heap, properties), Map.of());
        return new WildFlyProcess(home, child, URI.create("http://127.0.0.1:" + ports.application() + "/ready"));
    }

    /** @throws Failure if the server ends, refuses the application, or takes too long */
    public void awaitReady() {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        try {
            while (!answers(client)) {
                requireHope(end);
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.because("Interrupted", e);
        }
    }

    /** Waits until it ends. */
    public int exitCode() throws InterruptedException {
        return child.exitCode();
    }

    public Path log() {
        return home.log("server.log");
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireHope(Instant end) {
        Path failed = home.server().resolve("deployments/bandeja.ear.failed");
        if (Files.exists(failed)) {
            throw Failure.because("The server refused the application: " + beginningOf(failed) + "\nsee " + log());
        }
        if (!child.isAlive()) {
            throw Failure.because("The server has ended while it started; see " + child.log() + " and " + log());
        }
        if (Instant.now().isAfter(end)) {
            throw Failure.because("The application does not answer at " + ready + " after " + PATIENCE.toMinutes()
                    + " minutes; see " + log());
        }
    }

    private static String beginningOf(Path file) {
        try {
            String text = Files.readString(file);
            return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH) + "…";
        } catch (IOException e) {
            return "for an unknown reason";
        }
    }
}
