package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Customers;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;
import org.bandeja.soak.SharesReplayed.Moment;

/**
 * Ten agents of a group, three of whom come and go, two of whom are slow, and conversations from twenty threads. Nobody ever has more
 * than they may have, everybody gets what is due to them, and nothing is without an owner or a queue.
 *
 * <p>What is fair is counted here, from what was recorded ({@link SharesReplayed}). For that, people come, go and complete while
 * conversations come in, but at moments at which the group's gate is held, so that it is known after which conversation that was. What happens
 * without any order is tried apart.
 */
final class GroupShares implements Trial {
    private static final int AGENTS = 10;
    private static final int COMING_AND_GOING = 3;
    private static final int SLOW = 2;
    /** Those who are slow complete at each so many moments only. */
    private static final int MOMENTS_OF_THE_SLOW = 6;

    private static final int THREADS = 20;
    private static final int CAPACITY = 12;
    private static final int CROWDED_CAPACITY = 6;
    private static final int LONGEST_STRETCH = 80;
    /** Not as many as all of them may have. */
    private static final int AT_LAST = 4 * AGENTS + 3;

    private static final double UNFAIR = 0.02;
    /** A conversation cannot be divided. */
    private static final double ROUNDING = 1.5;

    private static final long FIRST_CUSTOMER = 600_000;

    private final AtomicLong customers;

    GroupShares() {
        this(FIRST_CUSTOMER);
    }

    /** @param firstCustomer who writes first; each writes once */
    GroupShares(long firstCustomer) {
        customers = new AtomicLong(firstCustomer);
    }

    /** A server, and what customers write to it. */
    record Door(URI app, Customers customers) {}

    @Override
    public void run(Scene scene) {
        List<Door> doors = List.of(new Door(scene.file().app(), scene.customers()));
        share(scene, doors, scene.amounts().groupConversations());
    }

    /** By turns and least busy, through all of these doors at once. */
    void share(Scene scene, List<Door> doors, int conversations) {
        for (String strategy : List.of("ROUND_ROBIN", "LEAST_BUSY")) {
            fair(scene, doors, strategy, conversations);
            crowded(scene, doors, strategy, conversations);
        }
    }

    /** People come, go and complete at moments of which it is known when they were. */
    private void fair(Scene scene, List<Door> doors, String strategy, int conversations) {
        try (Group group = new Group(scene, doors, strategy, CAPACITY)) {
            SharesReplayed shares = new SharesReplayed(CAPACITY);
            List<Moment> moments = new ArrayList<>(List.of(group.comeAndGo(List.of())));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> bring(doors, conversations));
            // At first until nobody can be given any more.
            long target = AGENTS * CAPACITY + 1L;
            while (moments.get(moments.size() - 1).given() < conversations) {
                group.awaitGiven(Math.min(target, conversations));
                boolean all = moments.size() % MOMENTS_OF_THE_SLOW == 0;
                moments.add(group.comeAndGo(all ? group.people() : group.quick()));
                target = moments.get(moments.size() - 1).given()
                        + 1
                        + scene.random().nextInt(LONGEST_STRETCH);
            }
            writing.join();
            moments.add(group.allCome());
            bring(doors, AT_LAST);
            long all = conversations + AT_LAST;
            Eventually.require("giving all away", Scene.PATIENCE, () -> group.turns() == all);
            shares.replay(group.receivers(), moments);
            scene.checks().same(all, (long) group.receivers().size(), strategy + ": each is given once");
            scene.checks().check(!shares.full().isEmpty(), strategy + ": some had as many as they may have", "nobody");
            scene.checks()
                    .check(
                            shares.wrong().isEmpty(),
                            strategy + ": nobody gets one who is away or has all they may have",
                            shares.wrong().toString());
            if (strategy.equals("ROUND_ROBIN")) {
                checkTurns(scene, group, shares, moments.size(), conversations);
            } else {
                checkLeastBusy(scene, group, shares, moments.size(), conversations);
            }
            scene.checks().same(0L, group.lost(), "no conversation without an owner or a queue");
        }
    }

    private static void checkTurns(Scene scene, Group group, SharesReplayed shares, int moments, int conversations) {
        List<String> unfair = group.people().stream()
                .filter(member -> shares.off(member.id()) > Math.max(ROUNDING, UNFAIR * shares.due(member.id())))
                .map(member -> shares.got(member.id()) + " instead of " + shares.due(member.id()))
                .toList();
        scene.checks().check(unfair.isEmpty(), "by turns, everybody gets what is due to them", unfair.toString());
        double worst = group.people().stream()
                .mapToDouble(member -> shares.off(member.id()) / shares.due(member.id()))
                .max()
                .orElseThrow();
        scene.checks()
                .figure(
                        "By turns, the largest difference from what was due",
                        "%.2f %% of %d conversations; people came, went and completed at %d moments, %d of %d had all they may have at some"
                                .formatted(
                                        100 * worst,
                                        conversations,
                                        moments,
                                        shares.full().size(),
                                        AGENTS));
    }

    /** Those who are always there and equally quick are due the same. */
    private static void checkLeastBusy(
            Scene scene, Group group, SharesReplayed shares, int moments, int conversations) {
        scene.checks()
                .check(
                        shares.unequal().isEmpty(),
                        "least busy, nobody who was free had fewer than whoever got it",
                        shares.unequal().toString());
        int level = SharesReplayed.spread(group.people(), shares::open);
        scene.checks().check(level <= 1, "least busy, all have as many in the end", level + " more than another");
        int most = group.steady().stream()
                .mapToInt(member -> shares.got(member.id()))
                .max()
                .orElseThrow();
        int apart = SharesReplayed.spread(group.steady(), shares::got);
        scene.checks()
                .check(
                        apart <= Math.max(2, UNFAIR * most),
                        "least busy, who is always there and equally quick gets as much",
                        apart + " of " + most);
        scene.checks()
                .figure(
                        "Least busy, given to somebody who had more than another who was free",
                        "%d of %d conversations; people came, went and completed at %d moments; who was always there and equally quick got %d at most, %d more than another"
                                .formatted(shares.unequal().size(), conversations, moments, most, apart));
    }

    /** With a limit; people come and go, and complete what they have, at every moment. */
    private void crowded(Scene scene, List<Door> doors, String strategy, int conversations) {
        try (Group group = new Group(scene, doors, strategy, CROWDED_CAPACITY)) {
            AtomicInteger running = new AtomicInteger(1);
            ConcurrentHashMap<Integer, Integer> answers = new ConcurrentHashMap<>();
            Thread completing = new Thread(() -> group.completeWhile(() -> running.get() > 0, answers));
            Thread moving = new Thread(() -> group.moveWhile(() -> running.get() > 0));
            completing.start();
            moving.start();
            try {
                bring(doors, conversations);
                scene.rows().awaitProcessed(Scene.PATIENCE);
                Eventually.require(
                        "giving all away", Scene.PATIENCE.multipliedBy(3), () -> group.completed() == conversations);
            } finally {
                running.set(0);
            }
            join(completing);
            join(moving);
            long most = group.mostAtOnce();
            scene.checks()
                    .check(most <= CROWDED_CAPACITY, "nobody has more than they may have", "somebody had " + most);
            scene.checks().same(0L, group.lost(), "no conversation without an owner or a queue");
            scene.checks()
                    .check(
                            answers.keySet().stream()
                                    .allMatch(status -> status == 200 || status == 409 || status == 403),
                            "done, or refused by a rule",
                            answers.toString());
            scene.checks()
                    .figure(
                            "Conversations shared " + strategy + " from " + THREADS + " threads",
                            conversations + ", at most " + most + " of " + CROWDED_CAPACITY + " open with anybody");
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

    private void bring(List<Door> doors, int count) {
        AtomicInteger left = new AtomicInteger(count);
        try (AtOnce atOnce = new AtOnce(THREADS)) {
            List<Callable<Void>> doers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Door door = doors.get(t % doors.size());
                doers.add(() -> {
                    writeAll(door, left);
                    return null;
                });
            }
            atOnce.run(doers);
        }
    }

    private void writeAll(Door door, AtomicInteger left) {
        try (Wire wire = new Wire(door.app())) {
            while (left.getAndDecrement() > 0) {
                wire.send(door.customers()
                        .post(List.of(customers.getAndIncrement()))
                        .request());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The group of a trial, its people, and what became of its conversations. */
    private static final class Group implements AutoCloseable {
        private final Scene scene;
        private final Crew crew;
        private final Map<Long, Api> doors = new HashMap<>();
        private final Set<Long> there = ConcurrentHashMap.newKeySet();
        private final long department;
        private final long id;
        private final long first;
        private final String number;
        private final String before;
        private final Api administrator;
        private final Crew.Member boss;

        private Group(Scene scene, List<Door> servers, String strategy, int capacity) {
            this.scene = scene;
            String name = "Shares " + strategy + " " + System.nanoTime();
            department = scene.rows().number("select coalesce(max(id), 0) + 1 from department");
            scene.rows().change("insert into department (id, name) values (?, ?)", department, name);
            crew = Crew.hire(scene.rows(), name, AGENTS + 1);
            boss = crew.members().get(AGENTS);
            scene.rows().change("delete from membership where agent_id = ?", boss.id());
            scene.rows().change("update agent set administrator = true where id = ?", boss.id());
            for (Crew.Member member : crew.members()) {
                URI app = servers.get(doors.size() % servers.size()).app();
                doors.put(member.id(), new Api(app, member.token()));
            }
            administrator = doors.get(boss.id());
            JsonObject numberNow = administrator.items("/api/numbers").stream()
                    .filter(one ->
                            one.getString("phoneNumberId").equals(scene.file().phoneNumberId()))
                    .findFirst()
                    .orElseThrow();
            number = numberNow.getString("id");
            before = numberNow.isNull("route")
                    ? ""
                    : numberNow.getJsonObject("route").getString("to");
            first = scene.rows().number("select coalesce(max(id), 0) from conversation");
            lead(made(name, strategy, capacity));
            id = scene.rows().number("select id from call_group where name = ?", name);
            people().forEach(member -> be(member, true));
        }

        private List<Crew.Member> people() {
            return crew.members().subList(0, AGENTS);
        }

        /** All but those who are slow. */
        private List<Crew.Member> quick() {
            return people().stream().filter(member -> !slow().contains(member)).toList();
        }

        private List<Crew.Member> slow() {
            return crew.members().subList(COMING_AND_GOING, COMING_AND_GOING + SLOW);
        }

        /** Always there, and quick. */
        private List<Crew.Member> steady() {
            return crew.members().subList(COMING_AND_GOING + SLOW, AGENTS);
        }

        private String made(String name, String strategy, int capacity) {
            String home = administrator.items("/api/departments").stream()
                    .filter(one -> one.getString("name").equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
            var wanted = Json.createObjectBuilder()
                    .add("name", name)
                    .add("department", home)
                    .add("strategy", strategy)
                    .add("capacity", capacity)
                    .add(
                            "steps",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add(
                                                    "members",
                                                    Json.createArrayBuilder().add("department:" + home))));
            Wire.Answer answer = administrator.post("/api/call-groups", wanted.build());
            if (answer.status() != 201) {
                throw new IllegalStateException("no group: " + answer.text());
            }
            return "group:" + Api.json(answer).getString("id");
        }

        private void lead(String route) {
            Wire.Answer answer = administrator.patch(
                    "/api/numbers/" + number,
                    Json.createObjectBuilder().add("route", route).build());
            if (answer.status() != 200) {
                throw new IllegalStateException("no route: " + answer.text());
            }
        }

        /** Three of them are there now, or not, as it happens. */
        private Moment comeAndGo(List<Crew.Member> completing) {
            return moment(
                    () -> crew.members()
                            .subList(0, COMING_AND_GOING)
                            .forEach(member -> be(member, scene.random().nextBoolean())),
                    completing);
        }

        private Moment allCome() {
            return moment(() -> people().forEach(member -> be(member, true)), people());
        }

        /** The gate of the group is held meanwhile: nothing is given. Whoever is away completes nothing. */
        private Moment moment(Runnable comingAndGoing, List<Crew.Member> completing) {
            return scene.rows().with(connection -> {
                connection.setAutoCommit(false);
                long given = lockGate(connection);
                comingAndGoing.run();
                Map<Long, Integer> completed = completeAll(completing.stream()
                        .filter(member -> there.contains(member.id()))
                        .toList());
                connection.rollback();
                return new Moment(given, Set.copyOf(there), completed);
            });
        }

        /** @return how many the group has given */
        private long lockGate(Connection connection) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("select turns from call_group_gate where group_id = ? for update")) {
                statement.setLong(1, id);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }

        private long turns() {
            return scene.rows().number("select turns from call_group_gate where group_id = ?", id);
        }

        /** Until so many were given, or nobody can be given any: all who are there have as many as they may have. */
        private void awaitGiven(long target) {
            Eventually.require("giving away", Scene.PATIENCE, () -> turns() >= target || full().containsAll(there));
        }

        private Set<Long> full() {
            return scene
                    .rows()
                    .all(
                            "select assignee_id from conversation where department_id = ? and status = 'OPEN'"
                                    + " and assignee_id is not null group by assignee_id having count(*) >= ?",
                            department,
                            CAPACITY)
                    .stream()
                    .map(Long::valueOf)
                    .collect(Collectors.toSet());
        }

        /** Who got each, in the order in which they were given. */
        private List<Long> receivers() {
            return scene
                    .rows()
                    .all(
                            "select t.subject_id from timeline_entry t join conversation c on c.id = t.conversation_id"
                                    + " where c.department_id = ? and t.action = 'GIVEN' order by t.at, t.id",
                            department)
                    .stream()
                    .map(Long::valueOf)
                    .toList();
        }

        /** With a screen open, whatever they have chosen. */
        private void be(Crew.Member member, boolean available) {
            scene.rows()
                    .change(
                            "insert into presence (agent_id, chosen, seen_at) values (?, ?, utc_timestamp(3) + interval 1 day)"
                                    + " on duplicate key update chosen = values(chosen)",
                            member.id(),
                            available ? "AVAILABLE" : "AWAY");
            if (available) {
                there.add(member.id());
            } else {
                there.remove(member.id());
            }
        }

        private void moveWhile(BooleanSupplier more) {
            Random random = new Random(1);
            while (more.getAsBoolean()) {
                be(crew.members().get(random.nextInt(COMING_AND_GOING)), random.nextBoolean());
                pause(30);
            }
        }

        private void completeWhile(BooleanSupplier more, Map<Integer, Integer> answers) {
            while (more.getAsBoolean()) {
                completeSome(answers);
                pause(10);
            }
        }

        /** @return how many each had */
        private Map<Long, Integer> completeAll(List<Crew.Member> members) {
            Map<Long, Integer> completed = new ConcurrentHashMap<>();
            if (!members.isEmpty()) {
                try (AtOnce atOnce = new AtOnce(members.size())) {
                    atOnce.run(members.stream()
                            .map(member -> (Callable<Integer>) () -> completed.put(member.id(), completeAll(member)))
                            .toList());
                }
            }
            return completed;
        }

        private int completeAll(Crew.Member member) {
            Api door = doors.get(member.id());
            int count = 0;
            for (JsonObject item : door.all("/api/conversations?scope=mine&limit=50")) {
                int status = door.post(
                                "/api/conversations/" + item.getString("id") + "/complete",
                                JsonObject.EMPTY_JSON_OBJECT)
                        .status();
                if (status != 200) {
                    throw new IllegalStateException("completing one's own was answered " + status);
                }
                count++;
            }
            return count;
        }

        private void completeSome(Map<Integer, Integer> answers) {
            for (Crew.Member member : people()) {
                Api door = doors.get(member.id());
                door.items("/api/conversations?scope=mine&limit=5")
                        .forEach(item -> answers.merge(
                                door.post(
                                                "/api/conversations/" + item.getString("id") + "/complete",
                                                JsonObject.EMPTY_JSON_OBJECT)
                                        .status(),
                                1,
                                Integer::sum));
            }
        }

        private static void pause(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private long completed() {
            return scene.rows()
                    .number(
                            "select count(*) from conversation where department_id = ? and status = 'COMPLETED'",
                            department);
        }

        /** Came during the trial, is open, and neither has anybody nor waits in an inbox with the group. */
        private long lost() {
            return scene.rows()
                    .number(
                            "select count(*) from conversation c where c.id > ? and c.status = 'OPEN' and c.assignee_id is null"
                                    + " and not exists (select 1 from call_group_wait w where w.conversation_id = c.id)",
                            first);
        }

        /** Replays what was given and completed, in the order in which it happened. */
        private long mostAtOnce() {
            Map<String, Long> open = new HashMap<>();
            long most = 0;
            for (String line : scene.rows()
                    .all(
                            "select concat(t.action, ' ', if(t.action = 'GIVEN', t.subject_id, c.last_assignee_id))"
                                    + " from timeline_entry t join conversation c on c.id = t.conversation_id"
                                    + " where c.department_id = ? and t.action in ('GIVEN', 'COMPLETED')"
                                    + " order by t.at, t.action = 'GIVEN', t.id",
                            department)) {
                String[] words = line.split(" ");
                most = Math.max(most, open.merge(words[1], words[0].equals("GIVEN") ? 1L : -1L, Long::sum));
            }
            return most;
        }

        /** The number leads where it led before. */
        @Override
        public void close() {
            lead(before);
            doors.values().forEach(Api::close);
            crew.close();
        }
    }
}
