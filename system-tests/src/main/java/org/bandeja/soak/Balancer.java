package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;

/** HAProxy in front of some nodes, configured as {@code wildfly-config/balancer} says. */
final class Balancer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI states;
    private final Process process;

    private Balancer(URI states, Process process) {
        this.states = states;
        this.process = process;
    }

    /** Whether there is an HAProxy on this machine. */
    static boolean isThere() {
        try {
            return new ProcessBuilder("haproxy", "-v")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Balancer start(Path root, Path directory, int port, List<URI> nodes) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("wildfly-config/balancer").toString(), Integer.toString(port)));
        nodes.forEach(node -> command.add(Integer.toString(node.getPort())));
        int statesPort = FreePorts.find(1).get(0);
        Path file = directory.resolve("haproxy.cfg");
        try {
            Process printed = new ProcessBuilder(command).start();
            String text = new String(printed.getInputStream().readAllBytes());
            Files.writeString(file, text + """

                    listen states
                        bind 127.0.0.1:%d
                        stats enable
                        stats uri /
                    """.formatted(statesPort));
            Process process = new ProcessBuilder("haproxy", "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("haproxy.out").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            Balancer balancer = new Balancer(URI.create("http://127.0.0.1:" + statesPort + "/;csv"), process);
            for (int node = 1; node <= nodes.size(); node++) {
                balancer.awaitUp(node);
            }
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It sends people to this node. */
    void awaitUp(int node) {
        Eventually.require("the balancer to send to node " + node, PATIENCE, () -> isUp(node));
    }

    private boolean isUp(int node) {
        try {
            return client.send(HttpRequest.newBuilder(states).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .anyMatch(line -> line.startsWith("bandeja,bandeja" + node + ",") && line.contains(",UP,"));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
