package org.bandeja.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** While the database is away nothing is promised; when it is back everything goes on by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(3);
    private static final Duration BACK = Duration.ofSeconds(60);

    private Installation installation;
    private DatabaseProcess database;
    private Bandeja bandeja;
    private AgentDoor agent;

    @BeforeAll
    void start() {
        installation = Installation.start("database");
        bandeja = new Bandeja(installation);
        agent = bandeja.agents().get(0);
        database = new DatabaseProcess(installation);
    }

    @AfterAll
    void stop() {
        try {
            if (database != null) {
                database.close();
            }
        } finally {
            if (installation != null) {
                installation.close();
            }
        }
    }

    @Test
    void whileItIsStoppedEveryDoorSaysNotNowAndItRecoversByItself() {
        Customer customer = Customer.unknown("Stopped");
        PushLine line = agent.listen();
        JsonObject credentials = Json.createObjectBuilder()
                .add("login", agent.person().login())
                .add("password", agent.person().password())
                .build();
        database.kill();
        List<Answer> answers = AtOnce.all(List.of(
                () -> deliver(customer, Envelope.newId()),
                () -> deliver(customer, Envelope.newId()),
                () -> deliver(customer, Envelope.newId()),
                () -> agent.get("/api/me"),
                () -> agent.get("/api/conversations"),
                () -> Http.send(AgentDoor.json(Http.to(bandeja.demo().app(), "/api/login"), credentials)),
                () -> Http.send(Http.to(bandeja.demo().app(), "/ready"))));
        database.start();
        assertThat(answers).extracting(Answer::status).containsOnly(503);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain("SQL", "Exception"));
        awaitReady();
        assertThat(agent.find(customer)).as("nothing of what was answered 503").isEmpty();
        bandeja.webhook().writes(customer, bandeja.number(), "back again");
        assertThat(agent.texts(agent.awaitConversation(customer))).containsExactly("back again");
        Eventually.holds(
                "the socket goes on, or has told that it ended", () -> line.mentions("back again") || line.hasEnded());
        line.close();
    }

    @Test
    void awayForThreeSecondsUnderLoadEveryDeliveryThatWasAnswered200IsThere() throws InterruptedException {
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService senders = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            Customer customer = Customer.unknown("Load " + i);
            senders.execute(() -> {
                while (!enough.get()) {
                    String id = Envelope.newId();
                    answers.put(id, deliver(customer, id).status());
                }
            });
        }
        Eventually.holds("the load runs", () -> answers.size() > 40);
        database.kill();
        Instant back = Instant.now().plus(AWAY);
        Eventually.holds("three seconds", () -> Instant.now().isAfter(back));
        database.start();
        awaitReady();
        int before = answers.size();
        Eventually.holds("the load goes on", BACK, () -> answers.size() > before + 40);
        enough.set(true);
        senders.shutdown();
        assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        bandeja.rows().awaitProcessed();
        assertThat(answers.values()).containsOnly(200, 503);
        List<String> lost = answers.entrySet().stream()
                .filter(answer -> answer.getValue() == 200)
                .map(Map.Entry::getKey)
                .filter(id -> bandeja.rows().messages(id) != 1)
                .toList();
        assertThat(lost).isEmpty();
    }

    private Answer deliver(Customer customer, String id) {
        String body =
                Envelope.of(bandeja.number(), customer, Envelope.text(customer, id, Instant.now(), "message " + id));
        return bandeja.webhook().deliver(body);
    }

    private void awaitReady() {
        Eventually.holds(
                "ready again",
                BACK,
                () -> Http.send(Http.to(bandeja.demo().app(), "/ready")).status() == 200);
    }
}
