package org.bandeja.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Attending;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.Installation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code kill -9} of the server in the two worst moments; the tests look at what is left after the restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerKilledIT {
    private static final String PENDING = "answered with 200, not looked at yet";
    private static final String IN_FLIGHT = "WhatsApp has it, we do not know yet";

    private final Customer waiting = Customer.unknown("Waiting");
    private final Customer answered = Customer.unknown("Answered");
    private final Customer choosing = Customer.unknown("Choosing");
    private final Customer silent = Customer.unknown("Silent");
    private Installation installation;
    private Bandeja bandeja;
    private AgentDoor agent;
    private String answeredConversation;
    private String reply;
    private Attending attending;
    private JsonObject received;

    @BeforeAll
    void killTheServerBetweenTheAnswerAndTheProcessingAndBetweenTheCallAndItsCommit() {
        installation = Installation.start("killed");
        bandeja = new Bandeja(installation);
        agent = bandeja.agents().get(0);
        bandeja.simulator().reset();
        bandeja.webhook().writes(waiting, bandeja.number(), "before");
        bandeja.simulator().writes(answered, bandeja.number(), "a question");
        agent.awaitConversation(waiting);
        answeredConversation = agent.awaitConversation(answered);
        agent.act(answeredConversation, "claim").require(200);

        attending = new Attending(bandeja).talking(tree());
        attending.writes(choosing, "hello");
        attending.writes(silent, "hello");
        attending.heard(choosing, 1);
        attending.heard(silent, 1);

        bandeja.simulator().statuses("{\"auto\": false}");
        bandeja.simulator().graph("{\"mode\": \"ok\", \"delayMillis\": 100000}");
        reply = agent.reply(answeredConversation, IN_FLIGHT).require(201).json().getString("id");
        Eventually.holds(
                "WhatsApp has taken the message",
                () -> !bandeja.simulator().received(answered).isEmpty());
        received = bandeja.simulator().received(answered).get(0);

        try (Connection lock = holdBack(waiting)) {
            bandeja.webhook().writes(waiting, bandeja.number(), PENDING);
            attending.touches(choosing, "Help");
            fallsSilent(silent, Duration.ofSeconds(10), lock);
            installation.killServer();
            lock.rollback();
        } catch (SQLException e) {
            // The database ends with everything else, and with it the lock.
            assertThat(e.getSQLState()).startsWith("08");
        }
        installation.startAgain();
    }

    /**
     * He has been reminded, and his time ends so long from now: while nobody is there.
     *
     * @param lock by which the server cannot have his dialog, however long it lives
     */
    private void fallsSilent(Customer customer, Duration left, Connection lock) throws SQLException {
        long conversation = ConversationId.parse(bandeja.administrator().awaitConversation(customer))
                .orElseThrow()
                .value();
        bandeja.rows()
                .change(
                        "UPDATE attendant_dialog SET reminded = TRUE, due_at = UTC_TIMESTAMP(3) + INTERVAL ? SECOND WHERE conversation_id = ?",
                        left.toSeconds(),
                        conversation);
        try (PreparedStatement dialog = lock.prepareStatement(
                "SELECT conversation_id FROM attendant_dialog WHERE conversation_id = ? FOR UPDATE")) {
            dialog.setLong(1, conversation);
            assertThat(dialog.executeQuery().next()).isTrue();
        }
    }

    private JsonObject tree() {
        String department = bandeja.administrator()
                .get("/api/departments")
                .require(200)
                .items()
                .get(0)
                .getString("id");
        return Attending.tree(
                        department,
                        Attending.menu(
                                "main",
                                "What is it about?",
                                Attending.option("a", "Help", "MENU", "help", ""),
                                Attending.option("b", "Hours", "TEXT", "", "From 8 to 5")),
                        Attending.menu(
                                "help",
                                "Help with what?",
                                Attending.option("a", "Bills", "ROUTE", "department:" + department, "")))
                .build();
    }

    /** Nothing of this customer can be processed while the lock is held. */
    private Connection holdBack(Customer customer) throws SQLException {
        Demo.Database database = bandeja.demo().database();
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT c.number_id FROM correspondence c JOIN contact k ON k.id = c.contact_id WHERE k.phone = ? FOR UPDATE")) {
            lock.setString(1, customer.phone().orElseThrow());
            assertThat(lock.executeQuery().next()).isTrue();
        }
        return connection;
    }

    @AfterAll
    void stop() {
        if (installation != null) {
            installation.close();
        }
    }

    @Test
    void whatWasAnsweredWith200IsThere() {
        String id = agent.awaitConversation(waiting);
        Eventually.passes(() -> assertThat(agent.texts(id)).containsExactly("before", PENDING));
    }

    @Test
    void whatWhatsAppHasTakenIsNotSentAgainAndItsStatusSettlesIt() {
        Eventually.holds(
                "the sender has looked at what the crash left behind",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM outbox WHERE message_id = ? AND state <> 'IN_DOUBT'",
                                        MessageId.parse(reply).orElseThrow().value())
                        == 0);
        JsonObject status = Json.createObjectBuilder(
                        Envelope.status(received.getString("id"), "delivered", answered, Instant.now()))
                .add("biz_opaque_callback_data", received.getString("callbackData"))
                .build();
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.statuses(bandeja.number(), List.of(status)))
                        .text())
                .require(200);
        agent.awaitStatus(answeredConversation, reply, "DELIVERED");
        assertThat(bandeja.simulator().receivedTexts(answered))
                .as("sent a second time")
                .isEmpty();
        assertThat(agent.texts(answeredConversation)).containsExactly("a question", IN_FLIGHT);
    }

    @Test
    void anAttendantGoesOnWhereItWas() {
        assertThat(attending.heard(choosing, 1)).containsExactly("Help with what?");
        attending.writes(choosing, "bills");
        String id = bandeja.administrator().awaitConversation(choosing);
        Eventually.holds(
                "he is led away",
                () -> !bandeja.administrator().conversation(id).isNull("department"));
        assertThat(attending.heard(choosing, 2)).containsExactly("Help with what?", "Somebody will answer");
    }

    @Test
    void whoseSilenceEndedMeanwhileIsLedToPeople() {
        String id = bandeja.administrator().awaitConversation(silent);
        Eventually.holds(
                "he is led away",
                () -> !bandeja.administrator().conversation(id).isNull("department"));
        List<JsonObject> path = bandeja.administrator()
                .conversation(id)
                .getJsonArray("routePath")
                .getValuesAs(JsonObject.class);
        assertThat(path.get(path.size() - 1).getString("reason")).isEqualTo("SILENCE");
        assertThat(attending.heard(silent, 1)).as("after the restart").containsExactly("Somebody will answer");
    }

    @Test
    void afterTheRestartCustomersAreAnswered() {
        Customer next = Customer.unknown("Next");
        bandeja.simulator().writes(next, bandeja.number(), "still there?");
        String id = agent.awaitConversation(next);
        agent.act(id, "claim").require(200);
        agent.reply(id, "yes").require(201);
        Eventually.passes(
                () -> assertThat(bandeja.simulator().receivedTexts(next)).containsExactly("yes"));
    }

    /** While the database is away nothing is promised; when it is back everything goes on by itself. The same Bandeja: starting one takes a minute. */
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class DatabaseAway {
        private static final Duration AWAY = Duration.ofSeconds(3);
        private static final Duration BACK = Duration.ofSeconds(60);

        private DatabaseProcess database;

        @BeforeAll
        void findTheDatabase() {
            database = new DatabaseProcess(installation);
        }

        @AfterAll
        void endTheDatabase() {
            if (database != null) {
                database.close();
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
            assertThat(agent.find(customer))
                    .as("nothing of what was answered 503")
                    .isEmpty();
            bandeja.webhook().writes(customer, bandeja.number(), "back again");
            assertThat(agent.texts(agent.awaitConversation(customer))).containsExactly("back again");
            Eventually.holds(
                    "the socket goes on, or has told that it ended",
                    () -> line.mentions("back again") || line.hasEnded());
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
            String body = Envelope.of(
                    bandeja.number(), customer, Envelope.text(customer, id, Instant.now(), "message " + id));
            return bandeja.webhook().deliver(body);
        }

        private void awaitReady() {
            Eventually.holds(
                    "ready again",
                    BACK,
                    () -> Http.send(Http.to(bandeja.demo().app(), "/ready")).status() == 200);
        }
    }
}
