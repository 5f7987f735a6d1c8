package org.bandeja.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;

/**
 * The database goes away for three seconds while webhooks come: once it hangs, once it is killed and comes back. What was
 * answered 200 is there, everything else was answered 503, and all works again by itself.
 */
final class DatabaseAway implements Trial {
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final int PER_SECOND = 150;
    private static final int CONNECTIONS = 48;
    private static final int CUSTOMERS = 50;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final List<Double> recoveries = new ArrayList<>();

    private interface Absence {
        void begin(OwnDatabase database);
    }

    @Override
    public void run(Scene scene) {
        try (OwnDatabase database = new OwnDatabase(scene.instance())) {
            for (int round = 0; round < scene.amounts().databaseRounds(); round++) {
                round(scene, database, "hanging", OwnDatabase::stop, OwnDatabase::goOn);
                round(scene, database, "killed", OwnDatabase::kill, OwnDatabase::startAgain);
            }
            scene.instance().stop();
        }
        scene.instance().startAgain();
        scene.checks()
                .figure(
                        "Database away for 3 s under " + PER_SECOND + " webhooks a second",
                        "%d times hanging, %d times killed; answers %s (0: none); next 200 after at most %.1f s"
                                .formatted(
                                        scene.amounts().databaseRounds(),
                                        scene.amounts().databaseRounds(),
                                        answers,
                                        recoveries.stream()
                                                .mapToDouble(d -> d)
                                                .max()
                                                .orElse(0)));
    }

    private void round(Scene scene, OwnDatabase database, String how, Absence away, Absence back) {
        int count = (int) scene.amounts().load().toSeconds() * PER_SECOND;
        List<Post> posts = scene.customers().posts(count, 1, CUSTOMERS);
        Load load = new Load(
                scene.file().webhook(),
                CONNECTIONS,
                PER_SECOND,
                scene.amounts().load().plusMinutes(2));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> load.send(Customers.requests(posts)));
        pause(1_000 + scene.random().nextInt(1_500));
        away.begin(database);
        pause(AWAY.toMillis());
        back.begin(database);
        double seconds = untilAnswered(scene);
        Outcome outcome = running.join();
        scene.rows().awaitProcessed(Scene.PATIENCE);
        outcome.byStatus().forEach((status, times) -> answers.merge(status, times, Integer::sum));
        recoveries.add(seconds);
        check(scene, how, posts, outcome, seconds);
    }

    /** The time itself is the trial here: how long the database is away. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double untilAnswered(Scene scene) {
        long begin = System.nanoTime();
        Eventually.holds(
                RECOVERY,
                () -> Load.asFastAsPossible(scene.file().webhook(), 1, RECOVERY)
                                .send(List.of(
                                        scene.customers().post(List.of(0L)).request()))
                                .count(200)
                        == 1);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void check(Scene scene, String how, List<Post> posts, Outcome outcome, double seconds) {
        Set<String> stored =
                new HashSet<>(scene.rows().whatsappIds(scene.customers().idPrefix()));
        List<String> lost = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            String id = posts.get(i).ids().get(0);
            boolean ok = outcome.statuses()[i] == 200;
            if (ok && !stored.contains(id)) {
                lost.add(id);
            } else if (!ok && stored.contains(id)) {
                kept.add(id);
            }
        }
        scene.checks()
                .check(lost.isEmpty(), "database " + how + ": what was answered 200 is there", lost.size() + " lost");
        scene.checks()
                .check(
                        outcome.count(200) + outcome.count(503) == posts.size(),
                        "database " + how + ": everything else was answered 503",
                        outcome.byStatus().toString());
        scene.checks()
                .check(
                        seconds < RECOVERY.toSeconds(),
                        "database " + how + ": it works again by itself",
                        "not within " + RECOVERY.toSeconds() + " s");
        scene.checks()
                .say(
                        "  database %s: answered %s, of what was not answered 200 stored all the same %d, next 200 after %.1f s"
                                .formatted(how, outcome.byStatus(), kept.size(), seconds));
    }
}
