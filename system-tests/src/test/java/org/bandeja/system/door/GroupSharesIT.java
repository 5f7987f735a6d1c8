package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bandeja.directory.model.AgentId;
import org.bandeja.login.model.TokenId;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/**
 * Ten agents of whom three come and go, and customers from twenty threads at once. The tests count by themselves: of each conversation one
 * equal part is due to each who was there.
 */
@OnSharedInstallation
class GroupSharesIT {
    private static final int AGENTS = 10;
    private static final int COMING_AND_GOING = 3;
    private static final int THREADS = 20;
    /** Where nobody gets anything they would wait for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final Company company = new Company(bandeja);
    private final Map<Long, String> tokens = new HashMap<>();
    private final List<Long> agents =
            IntStream.range(0, AGENTS).mapToObj(this::agent).toList();

    @Test
    void byTurnsEverybodyGetsWhatIsDueToThem() {
        lead("ROUND_ROBIN", null);
        Map<Long, Double> due = new HashMap<>();
        Set<Long> gone = Set.of();
        for (Set<Long> away : List.of(
                gone,
                Set.copyOf(agents.subList(0, 3)),
                Set.of(agents.get(1)),
                gone,
                Set.copyOf(agents.subList(0, 2)))) {
            phase(away, 23, due);
        }
        Map<Long, Long> got = open();
        assertThat(got.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(5 * 23);
        agents.forEach(agent ->
                assertThat((double) got.getOrDefault(agent, 0L)).as("agent").isCloseTo(due.get(agent), within(1.5)));
        assertThat(waiting()).isZero();
    }

    @Test
    void leastBusyKeepsAllWhoAreThereEqual() {
        lead("LEAST_BUSY", null);
        Map<Long, Double> due = new HashMap<>();
        for (Set<Long> away : List.of(Set.copyOf(agents.subList(0, 3)), Set.<Long>of())) {
            phase(away, 31, due);
            List<Long> there =
                    agents.stream().filter(agent -> !away.contains(agent)).toList();
            Map<Long, Long> got = open();
            List<Long> counts = there.stream()
                    .map(agent -> got.getOrDefault(agent, 0L))
                    .sorted()
                    .toList();
            assertThat(counts.get(counts.size() - 1) - counts.get(0)).isLessThanOrEqualTo(1);
        }
    }

    /** They complete while more comes in, and come and go without any order. */
    @Test
    void nobodyEverHasMoreThanTheyMayHaveAndNothingIsNowhere() {
        int capacity = 4;
        int conversations = 90;
        lead("ROUND_ROBIN", capacity);
        agents.forEach(agent -> be(agent, "AVAILABLE"));
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        Instant end = Instant.now().plus(LONGEST);
        Map<String, Boolean> completed = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Integer> strange = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> doers = new ArrayList<>();
        for (int t = 0; t < THREADS - 4; t++) {
            doers.add(() -> {
                while (next.getAndIncrement() < conversations) {
                    bandeja.webhook().writes(Customer.unknown("Crowd"), company.number(), "hello");
                }
                return null;
            });
        }
        for (int t = 0; t < 3; t++) {
            doers.add(() -> {
                while (!over.get()) {
                    completeOne(completed, strange);
                    if (completed.size() >= conversations / 2 || Instant.now().isAfter(end)) {
                        over.set(true);
                    }
                }
                return null;
            });
        }
        doers.add(() -> {
            while (!over.get()) {
                be(
                        agents.get(ThreadLocalRandom.current().nextInt(COMING_AND_GOING)),
                        List.of("AVAILABLE", "AWAY")
                                .get(ThreadLocalRandom.current().nextInt(2)));
                Thread.sleep(20);
            }
            return null;
        });
        AtOnce.all(doers);
        agents.subList(0, COMING_AND_GOING).forEach(agent -> be(agent, "AVAILABLE"));
        bandeja.rows().awaitProcessed();
        long left = conversations - completed.size();
        long places = Math.min(left, (long) AGENTS * capacity);
        Eventually.holds(
                "all places are taken",
                () -> open().values().stream().mapToLong(Long::longValue).sum() == places);
        assertThat(strange).as("what else completing was answered").isEmpty();
        assertThat(mostAtOnce()).isLessThanOrEqualTo(capacity);
        assertThat(count("SELECT COUNT(*) FROM conversation WHERE department_id = ? AND status = 'OPEN'", department()))
                .isEqualTo(left);
        assertThat(waiting()).as("whatever nobody has waits in the group").isEqualTo(left - places);
    }

    // --- what happens

    private void phase(Set<Long> away, int conversations, Map<Long, Double> due) {
        agents.forEach(agent -> be(agent, away.contains(agent) ? "AWAY" : "AVAILABLE"));
        long before = given();
        AtomicInteger next = new AtomicInteger();
        AtOnce.times(THREADS, () -> {
            while (next.getAndIncrement() < conversations) {
                bandeja.webhook().writes(Customer.unknown("Shared"), company.number(), "hello");
            }
            return null;
        });
        Eventually.holds("all are given", () -> given() == before + conversations);
        List<Long> there =
                agents.stream().filter(agent -> !away.contains(agent)).toList();
        there.forEach(agent -> due.merge(agent, (double) conversations / there.size(), Double::sum));
    }

    private void completeOne(Map<String, Boolean> completed, ConcurrentLinkedQueue<Integer> strange) {
        List<String> some = bandeja.rows()
                .all(
                        "SELECT CONCAT(id, ' ', assignee_id) FROM conversation WHERE department_id = ? AND status = 'OPEN'"
                                + " AND assignee_id IS NOT NULL ORDER BY RAND() LIMIT 1",
                        department());
        if (some.isEmpty()) {
            return;
        }
        String[] pair = some.get(0).split(" ");
        String id = new AgentId(Long.parseLong(pair[0])).text();
        int status = Http.send(AgentDoor.json(
                        Http.to(bandeja.demo().app(), "/api/conversations/" + id + "/complete")
                                .header("Authorization", "Bearer " + tokens.get(Long.parseLong(pair[1]))),
                        Json.createObjectBuilder().build()))
                .status();
        if (status == 200) {
            completed.put(id, true);
        } else if (status != 409 && status != 403) {
            strange.add(status);
        }
    }

    /** Replays what was given and completed, in the order in which it happened. */
    private long mostAtOnce() {
        Map<String, Long> open = new HashMap<>();
        long most = 0;
        for (String line : bandeja.rows()
                .all(
                        "SELECT CONCAT(t.action, ' ', IF(t.action = 'GIVEN', t.subject_id, c.last_assignee_id))"
                                + " FROM timeline_entry t JOIN conversation c ON c.id = t.conversation_id"
                                + " WHERE c.department_id = ? AND t.action IN ('GIVEN', 'COMPLETED')"
                                + " ORDER BY t.at, t.action = 'GIVEN', t.id",
                        department())) {
            String[] words = line.split(" ");
            most = Math.max(most, open.merge(words[1], words[0].equals("GIVEN") ? 1L : -1L, Long::sum));
        }
        return most;
    }

    private long given() {
        return count(
                "SELECT COUNT(*) FROM conversation WHERE department_id = ? AND assignee_id IS NOT NULL", department());
    }

    private long waiting() {
        return count(
                "SELECT COUNT(*) FROM call_group_wait w JOIN conversation c ON c.id = w.conversation_id"
                        + " WHERE c.department_id = ? AND c.status = 'OPEN' AND c.assignee_id IS NULL",
                department());
    }

    private Map<Long, Long> open() {
        Map<Long, Long> open = new HashMap<>();
        bandeja.rows()
                .all(
                        "SELECT assignee_id FROM conversation WHERE department_id = ? AND status = 'OPEN'"
                                + " AND assignee_id IS NOT NULL",
                        department())
                .forEach(agent -> open.merge(Long.parseLong(agent), 1L, Long::sum));
        assertThat(new TreeSet<>(agents)).containsAll(open.keySet());
        return open;
    }

    private long count(String sql, Object value) {
        return bandeja.rows().count(sql, value);
    }

    // --- who is there

    private long department() {
        return AgentId.parse(company.department()).orElseThrow().value();
    }

    private long agent(int number) {
        AgentId id = AgentId.next();
        TokenSecret secret = TokenSecret.personal();
        bandeja.rows()
                .change(
                        "INSERT INTO agent (id, login, name, password_hash, created_at) VALUES (?, ?, ?, ?, NOW(3))",
                        id.value(),
                        "share-" + id.text(),
                        "Share " + number,
                        "!");
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) VALUES (?, ?, 'AGENT', NOW(3))",
                        id.value(),
                        department());
        bandeja.rows()
                .change(
                        "INSERT INTO access_token (id, agent_id, kind, name, token_hash, created_at, last_used_at, expires_at)"
                                + " VALUES (?, ?, 'PERSONAL', 'share', ?, NOW(3), NOW(3), NOW(3) + INTERVAL 1 HOUR)",
                        TokenId.next().value(),
                        id.value(),
                        secret.hash());
        tokens.put(id.value(), secret.text());
        return id.value();
    }

    private void be(long agent, String presence) {
        bandeja.rows()
                .change(
                        "INSERT INTO presence (agent_id, chosen, seen_at) VALUES (?, ?, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR)"
                                + " ON DUPLICATE KEY UPDATE chosen = VALUES(chosen), seen_at = VALUES(seen_at)",
                        agent,
                        presence);
    }

    private void lead(String strategy, Integer capacity) {
        JsonObjectBuilder group = Json.createObjectBuilder()
                .add("name", "Shares " + AgentId.next().text())
                .add("department", company.department())
                .add("strategy", strategy)
                .add(
                        "steps",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add(
                                                "members",
                                                Json.createArrayBuilder().add("department:" + company.department()))));
        if (capacity != null) {
            group.add("capacity", capacity);
        }
        String id = company.call("POST", "/api/call-groups", group.build())
                .require(201)
                .json()
                .getString("id");
        String number = company.administrator().get("/api/numbers").require(200).items().stream()
                .filter(one -> one.getString("phoneNumberId").equals(company.number()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        company.call("PATCH", "/api/numbers/" + number, AgentDoor.field("route", "group:" + id))
                .require(200);
    }
}
