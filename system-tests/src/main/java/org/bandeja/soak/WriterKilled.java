package org.bandeja.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.SimulatorDoor;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.instance.Rows;

/**
 * A Bandeja on three MariaDB nodes (Galera, {@code wildfly-config/galera}), which works with one of them. That one is killed
 * ({@code kill -9}) while customers write and agents reply: it goes on with the next by itself, and nothing is lost, doubled or
 * out of order. The dead one comes again, and has what it missed.
 */
final class WriterKilled implements Trial {
    private static final int ANSWERING = 4;
    private static final int PER_SECOND = 50;
    private static final int WRITERS = 60;
    private static final long FIRST_CUSTOMER = 900_000;
    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration AFTER = Duration.ofSeconds(20);
    private static final Duration SAME = Duration.ofSeconds(30);
    private static final double LONGEST_SILENCE = 30;

    private final Path root;

    WriterKilled(Path root) {
        this.root = root;
    }

    @Override
    public void run(Scene scene) {
        Path place = scene.instance().directory().resolveSibling("galera");
        List<String> options;
        try {
            options = galera("start", place)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IllegalStateException e) {
            galera("stop", place);
            scene.checks().check(false, "galera", e.getMessage());
            return;
        }
        try {
            onIt(scene, place, options);
        } finally {
            galera("stop", place);
        }
    }

    private void onIt(Scene scene, Path place, List<String> database) {
        String accessToken = "galera-" + Long.toString(scene.random().nextLong() >>> 1, Character.MAX_RADIX);
        OwnSimulator whatsapp = new OwnSimulator(FreePorts.find(1).get(0), accessToken);
        List<String> options = new ArrayList<>(database);
        options.addAll(List.of("--graph-url", whatsapp.address().toString(), "--access-token", accessToken));
        Path directory = scene.instance().directory().resolveSibling("on-galera");
        try (Instance instance = Instance.start(root, directory, options);
                whatsapp) {
            InstanceFile file = instance.file();
            SimulatorDoor simulator = whatsapp.start(root, directory, file);
            simulator.unlimited();
            Customers customers =
                    new Customers(file, "g" + Long.toString(scene.random().nextInt(1 << 24), 36));
            Scene own = new Scene(
                    instance, new Rows(file), simulator, customers, scene.random(), scene.amounts(), scene.checks());
            try (Crew crew = Crew.hire(own.rows(), file.department(), ANSWERING)) {
                killed(own, place, crew);
            }
            GapFree.check(own);
            comesAgain(own, place);
        }
    }

    private void killed(Scene scene, Path place, Crew crew) {
        Replies replies = new Replies(scene, crew.members(), FIRST_CUSTOMER, "galera-");
        SteadyLoad load = new SteadyLoad(scene.customers(), scene.file().webhook(), PER_SECOND, WRITERS);
        replies.begin();
        pause(BEFORE.plusMillis(scene.random().nextInt(1_500)));
        galera("kill", place, "1");
        pause(AFTER);
        replies.end();
        load.end();
        scene.rows().awaitProcessed(Scene.PATIENCE);
        load.check(scene, "writer killed");
        double silence = load.longestSilence();
        scene.checks()
                .check(
                        silence < LONGEST_SILENCE,
                        "writer killed: it goes on with the next",
                        "%.1f s without a 200".formatted(silence));
        int open = replies.check("writer killed");
        scene.checks()
                .figure(
                        "Galera, the writer of three killed under %d webhooks a second".formatted(PER_SECOND),
                        "%.1f s without service; webhooks answered %s, replies %s (0: none), %d not certain"
                                .formatted(silence, load.byStatus(), replies.answers(), open));
    }

    private void comesAgain(Scene scene, Path place) {
        galera("join", place, "1");
        InstanceFile file = scene.file();
        Rows first = new Rows(new InstanceFile(
                file.app(),
                file.simulator(),
                file.databaseUrl().replaceFirst("sequential://([^,]*),[^/]*/", "//$1/"),
                file.databaseUser(),
                file.databasePassword(),
                file.webhook(),
                file.appSecret(),
                file.phoneNumberId(),
                file.department(),
                file.people()));
        String messages = "select count(*) from message";
        boolean same = Eventually.holds(
                SAME, () -> first.number(messages) == scene.rows().number(messages));
        scene.checks().check(same, "the killed writer comes again and has what it missed", galera("state", place));
    }

    private String galera(String deed, Path place, String... more) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("wildfly-config/galera").toString(), deed, place.toString()));
        command.addAll(List.of(more));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException("wildfly-config/galera " + deed + ": " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The time itself is the trial: what happens while customers write. */
    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
