package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes by itself and what stops a number: what becomes of messages, whether WhatsApp says so at once or later. */
@OnSharedInstallation
class ErrorCodesIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Codes");
    private String id;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        simulator.statuses("{\"delayMillis\": 0}");
        id = bandeja.taken(agent, customer);
    }

    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 131000, 135000, 2, 131016, 133004, 131057, 2494100, 139102, 131056, 130429})
    void whatPassesIsTriedAgainAndArrivesOnce(int code) {
        refuse(code);
        String message = reply("again");
        JsonObject arrived = agent.awaitStatus(id, message, "DELIVERED");
        assertThat(arrived.isNull("error")).isTrue();
        assertThat(simulator.receivedTexts(customer)).containsExactly("again");
        List<JsonObject> attempts = agent.awaitAttempts(message, "REFUSED", "ACCEPTED");
        assertThat(attempts.get(0).getInt("code")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 80007})
    void tooManyCallsPauseTheWholeAccountForMinutes(int code) {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": " + code + ", \"retryAfter\": 2}");
        String message = reply("slowly");
        JsonObject held = waits(message);
        assertThat(held.getJsonObject("error").getString("reason")).contains("for some minutes");
        due(message);
        agent.awaitStatus(id, message, "DELIVERED");
    }

    @ParameterizedTest
    @CsvSource({
        "0, token",
        "190, token",
        "200, permission",
        "3, permissions",
        "10, permissions",
        "131005, permission",
        "368, restricted",
        "131031, restricted",
        "33, no longer exists",
        "131037, display name",
        "131042, billing",
        "131045, not registered",
        "133010, not registered",
        "133000, deregister",
        "133005, PIN",
        "133006, verified"
    })
    void whatStopsTheNumberKeepsTheMessageAndSaysWhy(int code, String words) {
        refuse(code);
        String message = reply("waits");
        JsonObject held = waits(message);
        assertThat(held.getJsonObject("error").getInt("code")).isEqualTo(code);
        assertThat(held.getJsonObject("error").getString("reason"))
                .containsIgnoringCase(words)
                .contains("The message waits.");
        assertThat(stopped()).isEqualTo(code);
        mended();
        due(message);
        agent.awaitStatus(id, message, "DELIVERED");
        awaitRunning();
        assertThat(simulator.receivedTexts(customer)).containsExactly("waits");
    }

    @ParameterizedTest
    @ValueSource(ints = {131042, 131031})
    void whatStopsTheNumberLaterBringsTheMessageBack(int code) {
        simulator.graph("{\"mode\": \"fail-later\", \"times\": 1, \"code\": " + code + "}");
        String message = reply("taken, then not");
        JsonObject held = waits(message);
        assertThat(held.getJsonObject("error").getString("reason")).contains("The message waits.");
        assertThat(stopped()).isEqualTo(code);
        mended();
        due(message);
        agent.awaitStatus(id, message, "DELIVERED");
        awaitRunning();
        agent.awaitAttempts(message, "FAILED", "ACCEPTED");
    }

    @Test
    void anExpiredTokenStopsAllNumbersOfTheAccountKeepsTheQueueInOrderAndIsTold() {
        Customer other = Customer.unknown("Other");
        String second = bandeja.taken(agent, other);
        simulator.graph("{\"mode\": \"401\"}");
        String first = reply("one");
        waits(first);
        reply("two");
        String three = reply("three");
        String apart = agent.reply(second, "apart").require(201).json().getString("id");
        JsonObject behind = waits(three);
        assertThat(behind.getJsonObject("error").getString("reason")).contains("token");
        assertThat(agent.awaitStatus(second, apart, "QUEUED").getString("status"))
                .isEqualTo("QUEUED");
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM business_number WHERE stopped_code IS NULL AND account_id ="
                                        + " (SELECT account_id FROM business_number WHERE phone_number_id = ?)",
                                bandeja.number()))
                .isZero();
        assertThat(notices()).isGreaterThanOrEqualTo(2);
        assertThat(simulator.receivedTexts(customer)).isEmpty();
        mended();
        due(first);
        Eventually.holds(
                "all have arrived",
                () -> simulator.receivedTexts(customer).size() == 3
                        && simulator.receivedTexts(other).size() == 1);
        awaitRunning();
        assertThat(simulator.receivedTexts(customer)).containsExactly("one", "two", "three");
        assertThat(simulator.receivedTexts(other)).containsExactly("apart");
        assertThat(notices()).isZero();
        assertThat(bandeja.rows().count("SELECT COUNT(*) FROM business_number WHERE stopped_code IS NOT NULL"))
                .isZero();
    }

    @Test
    void aRetryByHandIsANewAttemptAndTheHistoryTellsThemAll() {
        simulator.graph("{\"mode\": \"fail-later\", \"times\": 1, \"code\": 131026}");
        String message = reply("try again");
        agent.awaitStatus(id, message, "FAILED");
        refuse(131030);
        agent.post("/api/messages/" + message + "/retry").require(200);
        JsonObject failed = Eventually.found(
                "the second failure",
                () -> Optional.of(agent.message(id, message))
                        .filter(item -> item.getString("status").equals("FAILED")
                                && item.getJsonObject("error").getInt("code") == 131030));
        assertThat(failed.getJsonObject("error").getInt("attempts")).isEqualTo(2);
        agent.post("/api/messages/" + message + "/retry").require(200);
        agent.awaitStatus(id, message, "DELIVERED");
        List<JsonObject> attempts = agent.awaitAttempts(message, "FAILED", "REFUSED", "ACCEPTED");
        assertThat(attempts.get(0).getString("whatsappId")).startsWith("wamid.");
        assertThat(attempts.get(0).getString("reason")).isNotBlank();
        assertThat(attempts.get(2).isNull("code")).isTrue();
        assertThat(simulator.receivedTexts(customer)).containsExactly("try again");
        assertThat(bandeja.outsider()
                        .get("/api/messages/" + message + "/attempts")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {131048, 131064})
    void whatLimitsTheNumberFailsTheMessageAndIsToldOnceAnHour(int code) {
        String from = hour();
        refuse(code);
        String message = reply("limited");
        assertThat(agent.awaitStatus(id, message, "FAILED")
                        .getJsonObject("error")
                        .getBoolean("retryable"))
                .isTrue();
        refuse(code);
        agent.awaitStatus(id, reply("limited, too"), "FAILED");
        assertThat(hoursInWhichItWasTold(code)).doesNotHaveDuplicates().containsAnyOf(from, hour());
    }

    /** Of the clock, one of which may just have ended. */
    private static String hour() {
        return String.valueOf(Instant.now().getEpochSecond() / 3_600);
    }

    private List<String> hoursInWhichItWasTold(int code) {
        return bandeja.rows()
                .all(
                        "SELECT TIMESTAMPDIFF(HOUR, '1970-01-01', n.at) FROM notice n JOIN business_number b ON b.id = n.number_id"
                                + " WHERE n.field = 'number_limited' AND n.facts LIKE ? AND b.phone_number_id = ?",
                        "%" + code + "%",
                        bandeja.number());
    }

    private void refuse(int code) {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": " + code + "}");
    }

    private String reply(String text) {
        return agent.reply(id, text).require(201).json().getString("id");
    }

    private JsonObject waits(String message) {
        return Eventually.found(
                "it says why it waits",
                () -> Optional.of(agent.message(id, message))
                        .filter(item -> item.getString("status").equals("QUEUED") && !item.isNull("error")));
    }

    private int stopped() {
        return Integer.parseInt(bandeja.rows()
                .all("SELECT stopped_code FROM business_number WHERE phone_number_id = ?", bandeja.number())
                .get(0));
    }

    /** How many tell that a number is stopped, and nobody has seen to them. */
    private long notices() {
        return bandeja.administrator().get("/api/notices").require(200).items().stream()
                .filter(notice -> notice.getString("field").equals("number_stopped"))
                .count();
    }

    private void awaitRunning() {
        Eventually.holds(
                "the number runs",
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM business_number WHERE phone_number_id = ? AND stopped_code IS NULL",
                                        bandeja.number())
                        == 1);
    }

    /** Somebody has solved it, and a minute has gone by. */
    private void mended() {
        simulator.graph("{\"mode\": \"ok\"}");
        bandeja.rows()
                .change(
                        "UPDATE business_number SET stopped_at = stopped_at - INTERVAL 61 SECOND, tried_at = NULL"
                                + " WHERE phone_number_id = ?",
                        bandeja.number());
    }

    private void due(String message) {
        bandeja.rows()
                .change(
                        "UPDATE outbox SET next_at = UTC_TIMESTAMP(3) WHERE message_id = ?",
                        MessageId.parse(message).orElseThrow().value());
    }
}
