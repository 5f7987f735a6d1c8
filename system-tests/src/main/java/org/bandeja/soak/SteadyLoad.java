package org.bandeja.soak;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;

/** Customers write at an even rate from its making until it is ended. */
final class SteadyLoad {
    private static final int PART_SECONDS = 2;
    private static final int CONNECTIONS = 16;

    private final Customers customers;
    private final URI webhook;
    private final int perSecond;
    private final int writers;
    private final List<Post> posts = new ArrayList<>();
    private final List<Long> due = new ArrayList<>();
    private final List<Long> taken = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final CompletableFuture<Void> running;
    private volatile boolean ending;

    /** @param writers how many customers, in turn */
    SteadyLoad(Customers customers, URI webhook, int perSecond, int writers) {
        this.customers = customers;
        this.webhook = webhook;
        this.perSecond = perSecond;
        this.writers = writers;
        this.running = CompletableFuture.runAsync(this::run);
    }

    private void run() {
        while (!ending) {
            List<Post> part = customers.posts(PART_SECONDS * perSecond, 1, writers);
            Outcome outcome =
                    new Load(webhook, CONNECTIONS, perSecond, Duration.ofMinutes(2)).send(Customers.requests(part));
            for (int i = 0; i < part.size(); i++) {
                posts.add(part.get(i));
                due.add(outcome.due()[i]);
                statuses.add(outcome.statuses()[i]);
                if (outcome.statuses()[i] == 200) {
                    taken.add(outcome.answered()[i]);
                }
            }
        }
    }

    void end() {
        ending = true;
        running.join();
    }

    /** Ids of the messages that were answered 200; after the end. */
    List<String> answered() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            if (statuses.get(i) == 200) {
                ids.add(posts.get(i).ids().get(0));
            }
        }
        return ids;
    }

    /** How often each status came; after the end. */
    Map<Integer, Integer> byStatus() {
        Map<Integer, Integer> counts = new TreeMap<>();
        statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
        return counts;
    }

    /** The longest time in which none was answered 200, in seconds; after the end. */
    double longestSilence() {
        long[] times = taken.stream().mapToLong(Long::longValue).sorted().toArray();
        long longest = 0;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        return longest / 1e9;
    }

    /** From the moment at which a message was due to the moment at which a screen heard of it; after the end. */
    Latencies heardBy(List<ComingBack> screens) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < posts.size(); i++) {
            String id = posts.get(i).ids().get(0);
            long from = due.get(i);
            screens.forEach(screen -> screen.heardAt(id).ifPresent(at -> latencies.add(at - from)));
        }
        return latencies;
    }

    /** Messages that were answered 200 and are stored not at all, and those that are stored twice; after the end. */
    void check(Scene scene, String when) {
        List<String> stored = scene.rows().whatsappIds(scene.customers().idPrefix());
        Set<String> once = new HashSet<>(stored);
        List<String> lost = answered().stream().filter(id -> !once.contains(id)).toList();
        scene.checks().check(lost.isEmpty(), when + ": what was answered 200 is there", lost.size() + " lost");
        scene.checks()
                .check(
                        once.size() == stored.size(),
                        when + ": every message once",
                        stored.size() - once.size() + " doubled");
    }
}
