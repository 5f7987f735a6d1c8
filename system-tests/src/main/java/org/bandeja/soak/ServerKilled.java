package org.bandeja.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;

/**
 * {@code kill -9} of the server while customers write and agents reply. After the next start every message that was
 * answered 200 is there, and no reply has reached a customer twice; one that was accepted has reached him, or is shown to
 * the agent as one that may not have arrived.
 */
final class ServerKilled implements Trial {
    private static final int AGENTS = 6;
    private static final int CONVERSATIONS_EACH = 3;
    private static final long FIRST_CUSTOMER = 400_000;
    private static final int PER_SECOND = 100;
    private static final int CONNECTIONS = 16;
    private static final int CUSTOMERS = 50;
    private static final int REPLIES_FIRST = 60;
    private static final Duration WARM = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(150);

    private int inbound;
    private int accepted;
    private int arrived;
    private int doubtful;

    @Override
    public void run(Scene scene) {
        for (int round = 0; round < scene.amounts().killRounds(); round++) {
            round(scene, round);
        }
        scene.checks()
                .figure(
                        "Server killed under load",
                        ("%d times; %,d webhooks answered 200, all there; %,d replies accepted: %,d reached the customer"
                                        + " once, %d are shown as not certain")
                                .formatted(scene.amounts().killRounds(), inbound, accepted, arrived, doubtful));
    }

    private void round(Scene scene, int round) {
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), AGENTS)) {
            List<Long> writers = new ArrayList<>();
            List<Replier> repliers = new ArrayList<>();
            for (int i = 0; i < AGENTS; i++) {
                long first = FIRST_CUSTOMER + ((long) round * AGENTS + i) * CONVERSATIONS_EACH;
                List<Long> own = LongStream.range(first, first + CONVERSATIONS_EACH)
                        .boxed()
                        .toList();
                writers.addAll(own);
                repliers.add(replier(scene, crew.members().get(i).token(), own, mark(round) + i));
            }
            List<Post> posts = scene.customers().posts((int) WARM.toSeconds() * PER_SECOND, 1, CUSTOMERS);
            Outcome outcome = killUnderLoad(scene, posts, repliers);
            scene.instance().startAgain();
            scene.rows().awaitProcessed(Scene.PATIENCE);
            checkInbound(scene, posts, outcome);
            checkReplies(scene, round, writers, repliers);
        }
    }

    private static Replier replier(Scene scene, String token, List<Long> writers, String mark) {
        Api agent = new Api(scene.file().app(), token);
        List<String> conversations = new ArrayList<>();
        for (long writer : writers) {
            String conversation = ClaimRace.conversationWith(scene, writer, agent);
            agent.claim(conversation);
            conversations.add(conversation);
        }
        return new Replier(agent, conversations, mark);
    }

    private static Outcome killUnderLoad(Scene scene, List<Post> posts, List<Replier> repliers) {
        List<Thread> threads = repliers.stream().map(Thread::new).toList();
        threads.forEach(Thread::start);
        Load load = new Load(scene.file().webhook(), CONNECTIONS, PER_SECOND, WARM.multipliedBy(2));
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> load.send(Customers.requests(posts)));
        Eventually.holds(WARM, () -> accepted(repliers).size() >= REPLIES_FIRST);
        pause(scene.random().nextInt(1_500));
        scene.instance().killServer();
        Outcome outcome = running.join();
        threads.forEach(ServerKilled::join);
        return outcome;
    }

    private static String mark(int round) {
        return "reply-" + round + "-";
    }

    /** The time itself is the trial: when the server dies. */
    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void checkInbound(Scene scene, List<Post> posts, Outcome outcome) {
        List<String> stored = scene.rows().whatsappIds(scene.customers().idPrefix());
        Set<String> once = new HashSet<>(stored);
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            String id = posts.get(i).ids().get(0);
            if (outcome.statuses()[i] == 200 && !once.contains(id)) {
                lost.add(id);
            }
        }
        inbound += outcome.count(200);
        scene.checks().check(lost.isEmpty(), "server killed: what was answered 200 is there", lost.size() + " lost");
        scene.checks()
                .check(
                        once.size() == stored.size(),
                        "server killed: every message once",
                        stored.size() - once.size() + " doubled");
    }

    private static List<String> accepted(List<Replier> repliers) {
        return repliers.stream().flatMap(replier -> replier.accepted().stream()).toList();
    }

    private void checkReplies(Scene scene, int round, List<Long> writers, List<Replier> repliers) {
        Eventually.holds(
                SETTLED,
                () -> scene.rows()
                        .all(
                                "select m.id from message m left join outbox o on o.message_id = m.id where m.text like ?"
                                        + " and m.status in ('QUEUED', 'SENDING') and coalesce(o.state, '') <> 'IN_DOUBT' limit 1",
                                mark(round) + "%")
                        .isEmpty());
        Map<String, Integer> received = new HashMap<>();
        for (long writer : writers) {
            scene.simulator()
                    .received(scene.customers().phone(writer))
                    .forEach(message -> received.merge(message.getString("text"), 1, Integer::sum));
        }
        Set<String> uncertain = new HashSet<>(scene.rows()
                .all(
                        "select m.text from message m left join outbox o on o.message_id = m.id where m.text like ?"
                                + " and (m.status in ('IN_DOUBT', 'FAILED') or o.state = 'IN_DOUBT')",
                        mark(round) + "%"));
        List<String> sure = accepted(repliers);
        List<String> lost = sure.stream()
                .filter(text -> !received.containsKey(text) && !uncertain.contains(text))
                .toList();
        List<String> doubled = Stream.concat(
                        sure.stream(), repliers.stream().flatMap(replier -> replier.unanswered().stream()))
                .filter(text -> received.getOrDefault(text, 0) > 1)
                .toList();
        accepted += sure.size();
        arrived += (int) sure.stream().filter(received::containsKey).count();
        int open =
                (int) sure.stream().filter(text -> !received.containsKey(text)).count();
        doubtful += open;
        scene.checks().check(lost.isEmpty(), "server killed: no accepted reply is lost", lost.toString());
        scene.checks().check(doubled.isEmpty(), "server killed: no reply arrives twice", doubled.toString());
        long refused =
                repliers.stream().mapToLong(replier -> replier.refused().size()).sum();
        scene.checks()
                .say("  server killed: %d replies accepted, %d refused, %d without an answer, %d not certain"
                        .formatted(sure.size(), refused, AGENTS, open));
    }
}
