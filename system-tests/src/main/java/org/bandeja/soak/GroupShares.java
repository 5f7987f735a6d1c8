package org.bandeja.soak;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.bandeja.bench.client.Api;
import org.bandeja.bench.client.Wire;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Eventually;

/**
 * Ten agents of a group, three of whom come and go, and conversations from twenty threads. Nobody ever has more than they may
 * have, everybody gets what is due to them, and nothing is without an owner or a queue.
 *
 * <p>What is fair is counted here, from what was recorded: by turns, of the conversations of a stretch in which the same people were
 * there, each of these is due an equal part; least busy, at the end of such a stretch nobody who was there has more than one open conversation more than another.
 */
final class GroupShares implements Trial {
    private static final int AGENTS = 10;
    private static final int COMING_AND_GOING = 3;
    private static final int THREADS = 20;
    private static final int CAPACITY = 6;
    private static final double UNFAIR = 0.02;
    private static final long FIRST_CUSTOMER = 600_000;

    private final AtomicLong customers = new AtomicLong(FIRST_CUSTOMER);

    @Override
    public void run(Scene scene) {
        shared(scene, "ROUND_ROBIN");
        shared(scene, "LEAST_BUSY");
        crowded(scene, "ROUND_ROBIN");
        crowded(scene, "LEAST_BUSY");
    }

    /** Without a limit, in stretches: between two of them somebody comes or goes. */
    private void shared(Scene scene, String strategy) {
        int stretches = scene.amounts().groupStretches();
        int each = scene.amounts().groupConversations() / stretches;
        Map<Long, Double> due = new HashMap<>();
        try (Group group = new Group(scene, strategy, null)) {
            boolean level = true;
            for (int stretch = 0; stretch < stretches; stretch++) {
                List<Crew.Member> there = group.comeAndGo(scene.random());
                bring(scene, each);
                long all = (long) (stretch + 1) * each;
                Eventually.require("giving all away", Scene.PATIENCE, () -> group.given() == all);
                there.forEach(member -> due.merge(member.id(), (double) each / there.size(), Double::sum));
                level &= strategy.equals("ROUND_ROBIN") || group.isLevel(there);
                if (strategy.equals("LEAST_BUSY")) {
                    group.completeAll();
                    due.clear();
                }
            }
            if (strategy.equals("ROUND_ROBIN")) {
                double worst = group.crew.members().stream()
                        .mapToDouble(member -> off(group.gotBy(member), due.getOrDefault(member.id(), 0.0)))
                        .max()
                        .orElseThrow();
                double allowed = Math.max(UNFAIR, 1.5 * AGENTS / scene.amounts().groupConversations());
                scene.checks().check(worst <= allowed, "everybody gets what is due to them", "off by " + worst);
                scene.checks()
                        .figure("By turns, the largest difference from what was due", "%.2f %%".formatted(100 * worst));
            } else {
                scene.checks().check(level, "all who are there have as many", "somebody had two more than another");
            }
            scene.checks().same(0L, group.lost(), "no conversation without an owner or a queue");
        }
    }

    /** As a part of what is due; whoever was never there is due nothing. */
    private static double off(double got, double due) {
        return due == 0 ? got : Math.abs(got - due) / due;
    }

    /** With a limit; people come and go, and complete what they have, at every moment. */
    private void crowded(Scene scene, String strategy) {
        int conversations = scene.amounts().groupConversations();
        try (Group group = new Group(scene, strategy, CAPACITY)) {
            AtomicInteger left = new AtomicInteger(conversations);
            List<Callable<Void>> doers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                doers.add(() -> {
                    writeAll(scene, left);
                    return null;
                });
            }
            AtomicInteger running = new AtomicInteger(1);
            ConcurrentHashMap<Integer, Integer> answers = new ConcurrentHashMap<>();
            Thread completing = new Thread(() -> group.completeWhile(() -> running.get() > 0, answers));
            Thread moving = new Thread(() -> group.moveWhile(() -> running.get() > 0));
            completing.start();
            moving.start();
            try (AtOnce atOnce = new AtOnce(THREADS)) {
                atOnce.run(doers);
                scene.rows().awaitProcessed(Scene.PATIENCE);
                Eventually.require(
                        "giving all away", Scene.PATIENCE.multipliedBy(3), () -> group.completed() == conversations);
            } finally {
                running.set(0);
            }
            join(completing);
            join(moving);
            long most = group.mostAtOnce();
            scene.checks().check(most <= CAPACITY, "nobody has more than they may have", "somebody had " + most);
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
                            conversations + ", at most " + most + " of " + CAPACITY + " open with anybody");
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

    private void bring(Scene scene, int count) {
        AtomicInteger left = new AtomicInteger(count);
        try (AtOnce atOnce = new AtOnce(THREADS)) {
            List<Callable<Void>> doers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                doers.add(() -> {
                    writeAll(scene, left);
                    return null;
                });
            }
            atOnce.run(doers);
        }
    }

    private void writeAll(Scene scene, AtomicInteger left) {
        try (Wire wire = new Wire(scene.file().app())) {
            while (left.getAndDecrement() > 0) {
                wire.send(scene.customers()
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
        private final List<Crew.Member> there = new CopyOnWriteArrayList<>();
        private final long department;
        private final long first;
        private final String number;
        private final String before;
        private final Api administrator;
        private final Crew.Member boss;

        private Group(Scene scene, String strategy, Integer capacity) {
            this.scene = scene;
            String name = "Shares " + strategy + " " + System.nanoTime();
            department = scene.rows().number("select coalesce(max(id), 0) + 1 from department");
            scene.rows().change("insert into department (id, name) values (?, ?)", department, name);
            crew = Crew.hire(scene.rows(), name, AGENTS + 1);
            boss = crew.members().get(AGENTS);
            scene.rows().change("delete from membership where agent_id = ?", boss.id());
            scene.rows().change("update agent set administrator = true where id = ?", boss.id());
            crew.members()
                    .forEach(member ->
                            doors.put(member.id(), new Api(scene.file().app(), member.token())));
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
            people().forEach(member -> be(member, true));
        }

        private List<Crew.Member> people() {
            return crew.members().subList(0, AGENTS);
        }

        private String made(String name, String strategy, Integer capacity) {
            String home = administrator.items("/api/departments").stream()
                    .filter(one -> one.getString("name").equals(name))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
            var wanted = Json.createObjectBuilder()
                    .add("name", name)
                    .add("department", home)
                    .add("strategy", strategy)
                    .add(
                            "steps",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add(
                                                    "members",
                                                    Json.createArrayBuilder().add("department:" + home))));
            if (capacity != null) {
                wanted.add("capacity", capacity);
            }
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

        /** @return who is there now */
        private List<Crew.Member> comeAndGo(Random random) {
            for (Crew.Member member : crew.members().subList(0, COMING_AND_GOING)) {
                be(member, random.nextBoolean());
            }
            return List.copyOf(there);
        }

        /** With a screen open, whatever they have chosen. */
        private void be(Crew.Member member, boolean available) {
            scene.rows()
                    .change(
                            "insert into presence (agent_id, chosen, seen_at) values (?, ?, utc_timestamp(3) + interval 1 day)"
                                    + " on duplicate key update chosen = values(chosen)",
                            member.id(),
                            available ? "AVAILABLE" : "AWAY");
            there.remove(member);
            if (available) {
                there.add(member);
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

        private void completeAll() {
            while (given() > completed()) {
                completeSome(new HashMap<>());
            }
            pause(50);
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

        private long given() {
            return scene.rows()
                    .number(
                            "select count(*) from conversation where department_id = ? and last_assignee_id is not null",
                            department);
        }

        private long completed() {
            return scene.rows()
                    .number(
                            "select count(*) from conversation where department_id = ? and status = 'COMPLETED'",
                            department);
        }

        private long gotBy(Crew.Member member) {
            return scene.rows()
                    .number(
                            "select count(*) from conversation where department_id = ? and last_assignee_id = ?",
                            department,
                            member.id());
        }

        private boolean isLevel(List<Crew.Member> present) {
            List<Long> open = present.stream()
                    .map(member -> scene.rows()
                            .number(
                                    "select count(*) from conversation where status = 'OPEN' and assignee_id = ?",
                                    member.id()))
                    .sorted()
                    .toList();
            return open.get(open.size() - 1) - open.get(0) <= 1;
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
