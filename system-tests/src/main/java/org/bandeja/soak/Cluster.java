package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Crew.Member;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.instance.FreePorts;
import org.bandeja.bench.instance.Instance;
import org.bandeja.bench.instance.InstanceFile;
import org.bandeja.bench.load.Latencies;
import org.bandeja.bench.load.Load;

/**
 * Two nodes with one database behind HAProxy, at the address of the installation: agents at sockets through it, customers
 * who write, colleagues who answer. One node dies ({@code kill -9}); later one after the other leaves, is stopped and comes
 * again, as for an upgrade. All agents come back at once and have missed nothing, nobody has to log in again, what both could
 * do is done once, and nothing is lost, doubled or out of order; at the upgrade nobody sees an error.
 */
final class Cluster implements Trial {
    private static final int LISTENERS = 20;
    private static final int OTHERS = 180;
    private static final int ANSWERING = 4;
    private static final int PER_SECOND = 50;
    private static final int WRITERS = 60;
    private static final int CLAIMS = 20;
    private static final int NOTICES = 30;
    private static final long FIRST_CUSTOMER = 800_000;
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration CALLS = Duration.ofSeconds(3);
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final Path root;

    Cluster(Path root) {
        this.root = root;
    }

    /** What is there while it lasts. */
    private record Stage(
            Scene scene, Instance a, Instance b, Balancer balancer, List<ComingBack> listeners, List<ComingBack> all) {}

    /** Somebody with a browser's cookies. */
    private record Visitor(HttpClient browser, URI app) {
        int login(InstanceFile.Person person) {
            return send(HttpRequest.newBuilder(app.resolve("/api/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"login\":\"%s\",\"password\":\"%s\",\"remember\":true}"
                            .formatted(person.login(), person.password())))
                    .build());
        }

        int me() {
            return send(HttpRequest.newBuilder(app.resolve("/api/me")).build());
        }

        JsonObject read(String path) {
            return Api.json(
                    answer(HttpRequest.newBuilder(app.resolve(path)).build()).body());
        }

        int post(String path, JsonObject body) {
            return send(HttpRequest.newBuilder(app.resolve(path))
                    .header("Content-Type", "application/json")
                    .header("Origin", app.toString())
                    .POST(BodyPublishers.ofString(body.toString()))
                    .build());
        }

        private int send(HttpRequest request) {
            try {
                return answer(request).statusCode();
            } catch (UncheckedIOException e) {
                return 0;
            }
        }

        private HttpResponse<String> answer(HttpRequest request) {
            try {
                return browser.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void run(Scene scene) {
        if (!Balancer.isThere()) {
            scene.checks().check(false, "cluster", "there is no HAProxy on this machine: apt install haproxy");
            return;
        }
        try (OwnDatabase database = new OwnDatabase(scene.instance())) {
            // Its place and its address are the balancer's now; its database goes on.
            scene.instance().stop();
            database.startAgain();
            Eventually.require("the database", PATIENCE, () -> answers(scene));
            try (Instance a = node(scene, "a");
                    Instance b = node(scene, "b");
                    Balancer balancer = Balancer.start(
                            root,
                            scene.instance().directory().getParent(),
                            scene.file().app().getPort(),
                            List.of(a.file().app(), b.file().app()))) {
                group(scene, a, b);
                claims(scene, a, b);
                notices(scene);
                onStage(scene, a, b, balancer);
            }
        }
        scene.instance().startAgain();
    }

    private static boolean answers(Scene scene) {
        try {
            return scene.rows().number("select 1") == 1;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private Instance node(Scene scene, String name) {
        Path directory = scene.instance().directory();
        return Instance.start(
                root,
                directory.resolveSibling(directory.getFileName() + "-" + name),
                List.of(
                        "--join",
                        directory.toString(),
                        "--cluster-port",
                        FreePorts.find(1).get(0).toString()));
    }

    /** They have found each other, and nobody else is let in. */
    private static void group(Scene scene, Instance a, Instance b) {
        String name = "bandeja-" + b.file().app().getPort();
        Path log = a.directory().resolve("log/server.log");
        boolean together = Eventually.holds(
                PATIENCE,
                () -> read(log)
                        .lines()
                        .anyMatch(line -> line.contains("Servers that wake each other") && line.contains(name)));
        scene.checks().check(together, "two nodes: they find each other", "not by " + log);
        int port = Integer.parseInt(read(a.directory().resolve("run/bandeja.properties"))
                .lines()
                .filter(line -> line.startsWith("bandeja.cluster.port="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*=", ""));
        scene.checks().check(!Outsider.isLetIn(port), "two nodes: who has not the key is cut off", "he is heard");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of two who claim at two nodes at the same moment one has it. */
    private static void claims(Scene scene, Instance a, Instance b) {
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), 2);
                AtOnce atOnce = new AtOnce(2)) {
            Api first = new Api(a.file().app(), crew.members().get(0).token());
            Api second = new Api(b.file().app(), crew.members().get(1).token());
            for (int i = 0; i < CLAIMS; i++) {
                String conversation = ClaimRace.conversationWith(scene, FIRST_CUSTOMER + 1_000 + i, first);
                List<Wire.Answer> claims =
                        atOnce.run(List.of(() -> first.claim(conversation), () -> second.claim(conversation)));
                scene.checks()
                        .same(
                                List.of(200, 409),
                                claims.stream()
                                        .map(Wire.Answer::status)
                                        .sorted()
                                        .toList(),
                                "two nodes: one of two who claim has it");
            }
        }
    }

    /** Both look through the same events: somebody who wants to know is told once of each. */
    private static void notices(Scene scene) {
        InstanceFile.Person person = scene.file().people().stream()
                .filter(somebody -> somebody.departments().contains(scene.file().department()))
                .findFirst()
                .orElseThrow();
        Visitor visitor = visitor(scene);
        scene.checks().same(204, visitor.login(person), "two nodes: somebody logs in to be notified");
        JsonObject browser = scene.simulator()
                .make(
                        "push/browsers",
                        Json.createObjectBuilder()
                                .add(
                                        "key",
                                        visitor.read("/api/me/notifications").getString("key"))
                                .build()
                                .toString());
        JsonObject subscription = Json.createObjectBuilder()
                .add("endpoint", browser.getString("endpoint"))
                .add("keys", browser.getJsonObject("keys"))
                .build();
        scene.checks()
                .same(
                        201,
                        visitor.post("/api/me/notifications/browsers", subscription),
                        "two nodes: a browser subscribes");
        long before = scene.rows().number("select coalesce(max(id), 0) from inbox_event");
        List<byte[]> posts = new ArrayList<>();
        for (int i = 0; i < NOTICES; i++) {
            posts.add(
                    scene.customers().post(List.of(FIRST_CUSTOMER + 2_000 + i)).request());
        }
        Load.asFastAsPossible(scene.file().webhook(), 4, PATIENCE).send(posts);
        scene.rows().awaitProcessed(Scene.PATIENCE);
        Eventually.holds(PATIENCE, () -> allTold(scene, before));
        List<String> told =
                scene.simulator().shown("push/browsers/" + browser.getString("id")).getJsonArray("items").stream()
                        .map(item -> Api.json(item.asJsonObject().getString("text")))
                        .filter(text -> text.getString("kind").equals("NEW"))
                        .map(text -> text.getString("conversation"))
                        .toList();
        scene.checks().same(NOTICES, told.size(), "two nodes: a notification of each new conversation, and not two");
        scene.checks().same(NOTICES, Set.copyOf(told).size(), "two nodes: each new conversation is notified");
        scene.rows().change("delete from push_subscription");
    }

    private static boolean allTold(Scene scene, long before) {
        return scene.rows()
                                .number(
                                        "select count(*) from inbox_event e where e.id > ? and e.type = 'message.received'"
                                                + " and not exists (select 1 from notified_event n where n.event_id = e.id)",
                                        before)
                        == 0
                && scene.rows().number("select count(*) from push_task") == 0;
    }

    private void onStage(Scene scene, Instance a, Instance b, Balancer balancer) {
        String department = scene.file().department();
        String other = scene.rows()
                .all("select name from department where name <> ? limit 1", department)
                .get(0);
        ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
        HttpClient client = HttpClient.newHttpClient();
        List<ComingBack> all = new ArrayList<>();
        try (Crew near = Crew.hire(scene.rows(), department, LISTENERS);
                Crew far = Crew.hire(scene.rows(), other, OTHERS)) {
            near.members().forEach(member -> all.add(screen(scene, client, timers, member)));
            List<ComingBack> listeners = List.copyOf(all);
            far.members().forEach(member -> all.add(screen(scene, client, timers, member)));
            Stage stage = new Stage(scene, a, b, balancer, listeners, all);
            List<Visitor> visitors = visitors(scene);
            steady(stage);
            killed(stage, near.members().subList(0, ANSWERING), visitors);
            a.startAgain();
            balancer.awaitUp(1);
            upgraded(stage, near.members().subList(ANSWERING, 2 * ANSWERING), visitors);
            all.forEach(ComingBack::close);
        } finally {
            all.forEach(ComingBack::close);
            timers.shutdownNow();
        }
    }

    /** One after the other, as people come in the morning; at a node's death they come all at once. */
    private static ComingBack screen(Scene scene, HttpClient client, ScheduledExecutorService timers, Member member) {
        ComingBack screen = new ComingBack(client, timers, scene.file().app(), member.token());
        Eventually.require("a screen", PATIENCE, screen::isOnline);
        return screen;
    }

    private static List<Visitor> visitors(Scene scene) {
        List<Visitor> visitors = new ArrayList<>();
        for (InstanceFile.Person person : scene.file().people()) {
            Visitor visitor = visitor(scene);
            if (visitor.login(person) == 204) {
                visitors.add(visitor);
            }
        }
        scene.checks().check(visitors.size() > 1, "two nodes: people log in", visitors.size() + " could");
        return visitors;
    }

    private static Visitor visitor(Scene scene) {
        return new Visitor(
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
                scene.file().app());
    }

    private static SteadyLoad load(Scene scene) {
        return new SteadyLoad(scene.customers(), scene.file().webhook(), PER_SECOND, WRITERS);
    }

    private static void steady(Stage stage) {
        SteadyLoad load = load(stage.scene());
        pause(STEADY);
        load.end();
        awaitHeard(stage, load);
        Latencies latencies = load.heardBy(stage.listeners());
        stage.scene()
                .checks()
                .figure(
                        "Two nodes, webhook to %d of %d sockets through the balancer, %d messages a second"
                                .formatted(LISTENERS, LISTENERS + OTHERS, PER_SECOND),
                        "p50 %.0f ms, p99 %.0f ms".formatted(latencies.percentile(50), latencies.percentile(99)));
    }

    private static void killed(Stage stage, List<Member> members, List<Visitor> visitors) {
        Scene scene = stage.scene();
        Replies replies = new Replies(scene, members, FIRST_CUSTOMER, "cluster-kill-");
        SteadyLoad load = load(scene);
        replies.begin();
        pause(STEADY.plusMillis(scene.random().nextInt(1_500)));
        long begin = System.nanoTime();
        stage.a().require("server").destroyForcibly();
        Map<Integer, Integer> seen = new TreeMap<>();
        for (long end = begin + CALLS.toNanos(); System.nanoTime() < end; ) {
            visitors.forEach(visitor -> seen.merge(visitor.me(), 1, Integer::sum));
        }
        boolean back = Eventually.holds(PATIENCE, () -> stage.all().stream().allMatch(ComingBack::isOnline));
        double seconds = (System.nanoTime() - begin) / 1e9;
        pause(STEADY);
        replies.end();
        load.end();
        awaitHeard(stage, load);
        double away = longestAway(stage);
        scene.checks().check(back, "node killed: all agents are back", "not all within " + PATIENCE.toSeconds() + " s");
        scene.checks()
                .check(away <= BACK.toMillis() / 1e3, "node killed: back within 10 s", "after %.1f s".formatted(away));
        scene.checks().check(!seen.containsKey(401), "node killed: nobody has to log in again", "answers " + seen);
        visitors.forEach(visitor -> scene.checks().same(200, visitor.me(), "node killed: the login goes on"));
        int open = settled(stage, load, replies, "node killed");
        scene.checks()
                .figure(
                        "One of two nodes killed, %d agents at sockets, %d messages a second"
                                .formatted(LISTENERS + OTHERS, PER_SECOND),
                        ("all back after %.1f s, missed nothing; webhooks answered %s, replies %s (0: none), %d not certain;"
                                        + " calls of people logged in, in the first 3 s, %s")
                                .formatted(Math.min(away, seconds), load.byStatus(), replies.answers(), open, seen));
    }

    private void upgraded(Stage stage, List<Member> members, List<Visitor> visitors) {
        Scene scene = stage.scene();
        stage.all().forEach(ComingBack::forgetAway);
        Replies replies = new Replies(scene, members, FIRST_CUSTOMER + 3_000, "cluster-upgrade-");
        SteadyLoad load = load(scene);
        replies.begin();
        pause(STEADY);
        long begin = System.nanoTime();
        Map<Integer, Integer> seen = new TreeMap<>();
        for (int node = 1; node <= 2; node++) {
            Instance leaving = node == 1 ? stage.a() : stage.b();
            leave(leaving);
            visitors.forEach(visitor -> seen.merge(visitor.me(), 1, Integer::sum));
            leaving.stop();
            visitors.forEach(visitor -> seen.merge(visitor.me(), 1, Integer::sum));
            leaving.startAgain();
            stage.balancer().awaitUp(node);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        boolean back = Eventually.holds(PATIENCE, () -> stage.all().stream().allMatch(ComingBack::isOnline));
        replies.end();
        load.end();
        awaitHeard(stage, load);
        scene.checks().check(back, "upgrade: all agents are back", "not all");
        scene.checks()
                .check(
                        load.byStatus().keySet().equals(Set.of(200)),
                        "upgrade: every webhook is answered 200",
                        load.byStatus().toString());
        scene.checks()
                .check(
                        replies.answers().keySet().equals(Set.of(201)),
                        "upgrade: every reply is taken",
                        replies.answers().toString());
        scene.checks().check(seen.keySet().equals(Set.of(200)), "upgrade: every call is answered", seen.toString());
        int open = settled(stage, load, replies, "upgrade");
        scene.checks()
                .figure(
                        "Both nodes upgraded one after the other, %d messages a second".formatted(PER_SECOND),
                        ("%.0f s; webhooks answered %s, replies %s, %d not certain; a socket was away for at most %.1f s")
                                .formatted(seconds, load.byStatus(), replies.answers(), open, longestAway(stage)));
    }

    /** As {@code wildfly-config/leave} does. */
    private static void leave(Instance node) {
        Path mark = node.directory().resolve("server/tmp/bandeja.leaving");
        try {
            Files.createFile(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Eventually.require("the node to have left", PATIENCE, () -> read(mark).startsWith("left"));
    }

    private static double longestAway(Stage stage) {
        return stage.all().stream()
                .mapToDouble(ComingBack::longestAwaySeconds)
                .max()
                .orElse(0);
    }

    private static void awaitHeard(Stage stage, SteadyLoad load) {
        stage.scene().rows().awaitProcessed(Scene.PATIENCE);
        List<String> ids = load.answered();
        Eventually.holds(
                PATIENCE,
                () -> stage.listeners().stream()
                        .allMatch(screen ->
                                ids.stream().allMatch(id -> screen.heardAt(id).isPresent())));
    }

    private static int settled(Stage stage, SteadyLoad load, Replies replies, String when) {
        Checks checks = stage.scene().checks();
        List<String> ids = load.answered();
        long missed = stage.listeners().stream()
                .mapToLong(screen ->
                        ids.stream().filter(id -> screen.heardAt(id).isEmpty()).count())
                .sum();
        int reloads = stage.all().stream().mapToInt(ComingBack::reloads).sum();
        int disorders = stage.all().stream().mapToInt(ComingBack::disorders).sum();
        checks.same(0L, missed, when + ": no screen has missed a message");
        checks.same(0, reloads, when + ": no screen had to load everything again");
        checks.same(0, disorders, when + ": screens heard of each conversation in its order");
        load.check(stage.scene(), when);
        return replies.check(when);
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
