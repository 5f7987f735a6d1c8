package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Customers.Post;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.bench.load.Load;
import org.bandeja.bench.load.Outcome;

/**
 * Conversations wait at a number without a route; two administrators give it one at the same moment, and the server is killed
 * while what waited is routed. After the next start all of it is in the department: none is lost, none is routed twice, and in
 * each the messages stand in the order in which they were written.
 */
final class WaitingRouted implements Trial {
    private static final long FIRST_CUSTOMER = 860_000;
    private static final int PER_SECOND = 200;
    private static final int CONNECTIONS = 8;

    private int routedBefore;

    @Override
    public void run(Scene scene) {
        for (int round = 0; round < scene.amounts().waitingRounds(); round++) {
            round(scene, round);
        }
        scene.checks()
                .figure(
                        "Conversations without a route, two assign, server killed",
                        "%d times %,d conversations; %,d were routed when the server died, the rest afterwards"
                                .formatted(
                                        scene.amounts().waitingRounds(),
                                        scene.amounts().waiting(),
                                        routedBefore));
    }

    private void round(Scene scene, int round) {
        List<Long> customers = LongStream.range(0, scene.amounts().waiting())
                .map(i -> FIRST_CUSTOMER + (long) round * scene.amounts().waiting() + i)
                .boxed()
                .toList();
        try (Crew crew = Crew.hire(scene.rows(), scene.file().department(), 2)) {
            crew.members()
                    .forEach(member -> scene.rows()
                            .change(
                                    "update agent set administrator = true, version = version + 1 where id = ?",
                                    member.id()));
            String number = number(scene, crew);
            String route = route(scene, crew);
            lead(scene, crew, 0, number, "");
            write(scene, customers);
            write(scene, customers);
            long waiting = inDepartments(scene, customers, false);
            scene.checks().check(waiting == customers.size(), "waiting: every conversation is kept", waiting + " are");
            List<Integer> answers = assignAndKill(scene, crew, number, route, customers);
            scene.checks()
                    .check(
                            answers.stream().allMatch(status -> status == 200 || status == 0),
                            "waiting: both assign, unless the kill takes their answer",
                            answers + " were answered");
            Instant dead = Instant.now();
            scene.instance().startAgain();
            // Nobody leads the number again: it goes on by itself.
            Eventually.require(
                    "routing of what waits",
                    Scene.PATIENCE,
                    () -> inDepartments(scene, customers, true) == customers.size());
            int before = routedBefore(scene, customers, dead);
            scene.checks()
                    .check(
                            0 < before && before < customers.size(),
                            "waiting: killed in the middle",
                            before + " of " + customers.size() + " were routed");
            routedBefore += before;
            check(scene, customers);
            // Whoever got no answer does it again: it changes nothing.
            for (int who = 0; who < 2; who++) {
                int status = lead(scene, crew, who, number, route);
                scene.checks().check(status == 200, "waiting: to assign again is answered 200", "by " + status);
            }
            check(scene, customers);
        }
    }

    private static String number(Scene scene, Crew crew) {
        try (Api api = new Api(scene.file().app(), crew.members().get(0).token())) {
            return api.items("/api/numbers").stream()
                    .filter(one ->
                            one.getString("phoneNumberId").equals(scene.file().phoneNumberId()))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
        }
    }

    private static String route(Scene scene, Crew crew) {
        try (Api api = new Api(scene.file().app(), crew.members().get(0).token())) {
            return "department:"
                    + api.items("/api/departments").stream()
                            .filter(one ->
                                    one.getString("name").equals(scene.file().department()))
                            .findFirst()
                            .orElseThrow()
                            .getString("id");
        }
    }

    /** @return the answer's status; 0: there was none */
    private static int lead(Scene scene, Crew crew, int who, String number, String route) {
        JsonObject draft = Json.createObjectBuilder().add("route", route).build();
        try (Api api = new Api(scene.file().app(), crew.members().get(who).token())) {
            return api.patch("/api/numbers/" + number, draft).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static void write(Scene scene, List<Long> customers) {
        List<Post> posts = new ArrayList<>();
        customers.forEach(customer -> posts.add(scene.customers().post(List.of(customer))));
        Load load = new Load(scene.file().webhook(), CONNECTIONS, PER_SECOND, Duration.ofMinutes(2));
        Outcome outcome = load.send(Customers.requests(posts));
        scene.checks()
                .check(
                        outcome.count(200) == posts.size(),
                        "waiting: every webhook is answered 200",
                        outcome.count(200) + " of " + posts.size());
        scene.rows().awaitProcessed(Scene.PATIENCE);
    }

    /**
     * The server is killed as soon as some of it is routed, which is long before all of it is.
     *
     * @return what the two who assigned were answered
     */
    private static List<Integer> assignAndKill(
            Scene scene, Crew crew, String number, String route, List<Long> customers) {
        List<CompletableFuture<Integer>> both = new ArrayList<>();
        for (int who = 0; who < 2; who++) {
            int one = who;
            both.add(CompletableFuture.supplyAsync(() -> lead(scene, crew, one, number, route)));
        }
        Eventually.require("the first that is routed", Scene.PATIENCE, () -> inDepartments(scene, customers, true) > 0);
        scene.instance().killServer();
        return both.stream().map(CompletableFuture::join).toList();
    }

    private static int routedBefore(Scene scene, List<Long> customers, Instant dead) {
        return (int) scene.rows()
                .number(
                        "select count(*) from route_step s join conversation c on c.id = s.conversation_id"
                                + " join contact k on k.id = c.contact_id where k.phone between ? and ?"
                                + " and s.kind = 'DEPARTMENT' and s.at < ?",
                        phone(scene, customers.get(0)),
                        phone(scene, customers.get(customers.size() - 1)),
                        LocalDateTime.ofInstant(dead, ZoneOffset.UTC).toString().replace('T', ' '));
    }

    private static long inDepartments(Scene scene, List<Long> customers, boolean there) {
        return scene.rows()
                .number(
                        "select count(*) from conversation c join contact k on k.id = c.contact_id"
                                + " where c.status = 'OPEN' and k.phone between ? and ? and c.department_id is "
                                + (there ? "not null" : "null"),
                        phone(scene, customers.get(0)),
                        phone(scene, customers.get(customers.size() - 1)));
    }

    private static void check(Scene scene, List<Long> customers) {
        String first = phone(scene, customers.get(0));
        String last = phone(scene, customers.get(customers.size() - 1));
        String of = " from conversation c join contact k on k.id = c.contact_id where k.phone between ? and ?";
        long conversations = scene.rows().number("select count(*)" + of, first, last);
        scene.checks()
                .check(
                        conversations == customers.size(),
                        "waiting: one conversation a customer",
                        conversations + " of " + customers.size());
        long once = scene.rows()
                .number(
                        "select count(*)" + of
                                + " and (select count(*) from route_step s where s.conversation_id = c.id"
                                + " and s.kind = 'DEPARTMENT') = 1 and (select count(*) from timeline_entry t"
                                + " where t.conversation_id = c.id and t.action = 'ROUTED') = 1",
                        first,
                        last);
        scene.checks()
                .check(once == customers.size(), "waiting: each is routed once", once + " of " + customers.size());
        long overtaken = scene.rows()
                .number(
                        "select count(*) from (select t.id as entry, lag(t.id) over (order by c.id) as before_it"
                                + " from timeline_entry t join conversation c on c.id = t.conversation_id"
                                + " join contact k on k.id = c.contact_id where t.action = 'ROUTED'"
                                + " and k.phone between ? and ?) line where entry < before_it",
                        first,
                        last);
        scene.checks().check(overtaken == 0, "waiting: the oldest first", overtaken + " before an older one");
        long inOrder = scene.rows()
                .number(
                        "select count(*)" + of + " and (select group_concat(m.whatsapp_id order by m.seq separator ' ')"
                                + " from message m where m.conversation_id = c.id)"
                                + " = (select group_concat(m.whatsapp_id order by length(m.whatsapp_id), m.whatsapp_id"
                                + " separator ' ') from message m where m.conversation_id = c.id)"
                                + " and (select count(*) from message m where m.conversation_id = c.id) = 2",
                        first,
                        last);
        scene.checks()
                .check(
                        inOrder == customers.size(),
                        "waiting: both messages, in order, each once",
                        inOrder + " of " + customers.size());
    }

    private static String phone(Scene scene, long customer) {
        return "+" + scene.customers().phone(customer);
    }
}
