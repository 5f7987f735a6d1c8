package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
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

/** Messages of which nobody knows whether they arrived, and numbers that WhatsApp has stopped. */
@OnSharedInstallation
class HeldBackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int PAYMENT_MISSING = 131042;
    private static final int PAIR_LIMIT = 131056;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Held back");
    private String id;

    @BeforeEach
    void anAgentHasAConversation() {
        simulator.reset();
        id = bandeja.taken(agent, customer);
    }

    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void afterFiveMinutesTheAgentIsToldThatItMayNotHaveArrivedAndCanSendItAgain() {
        Customer other = Customer.unknown("Not yet");
        String second = bandeja.taken(agent, other);
        String later = inDoubt(second, "not yet");
        String sent = inDoubt(id, "in doubt");
        tellTimeAgo(sent, Duration.ofMinutes(5).plusSeconds(1));
        JsonObject told = Eventually.found("the older one is told of", () -> {
            // However long that takes, five minutes are not over for the younger one.
            tellTimeAgo(later, Duration.ofMinutes(5).minusSeconds(50));
            return Optional.of(agent.message(id, sent))
                    .filter(item -> item.getString("status").equals("IN_DOUBT"));
        });
        assertThat(told.getJsonObject("error").getBoolean("retryable")).isTrue();
        assertThat(told.getJsonObject("error").getString("reason")).isNotBlank();
        assertThat(agent.message(second, later).getString("status")).isNotEqualTo("IN_DOUBT");
        assertThat(simulator.receivedTexts(customer)).containsExactly("in doubt");
        simulator.statuses("{\"drop\": []}");
        agent.post("/api/messages/" + sent + "/retry").require(200);
        agent.awaitStatus(id, sent, "DELIVERED");
    }

    @Test
    void whatMayNotHaveArrivedCanBeDismissed() {
        String sent = inDoubt(id, "let it be");
        tellTimeAgo(sent, Duration.ofMinutes(6));
        agent.awaitStatus(id, sent, "IN_DOUBT");
        agent.post("/api/messages/" + sent + "/dismiss").require(200);
        assertThat(agent.message(id, sent).getString("status")).isEqualTo("DISMISSED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("let it be");
    }

    @Test
    void aStoppedNumberKeepsItsQueueAndGoesOnWhenWhatsAppTakesItAgain() {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": " + PAYMENT_MISSING + "}");
        String first = agent.reply(id, "first").require(201).json().getString("id");
        Eventually.holds(
                "the number is stopped",
                PATIENCE,
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM business_number WHERE phone_number_id = ? AND stopped_code = ?",
                                        bandeja.number(),
                                        PAYMENT_MISSING)
                        == 1);
        String second = agent.reply(id, "second").require(201).json().getString("id");
        JsonObject held = agent.awaitStatus(id, first, "QUEUED");
        assertThat(held.getJsonObject("error").getInt("code")).isEqualTo(PAYMENT_MISSING);
        assertThat(simulator.receivedTexts(customer)).isEmpty();
        aMinuteLater();
        agent.awaitStatus(id, first, "DELIVERED");
        agent.awaitStatus(id, second, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("first", "second");
        assertThat(bandeja.rows()
                        .count(
                                "SELECT COUNT(*) FROM business_number WHERE phone_number_id = ? AND stopped_code IS NULL",
                                bandeja.number()))
                .isOne();
    }

    @Test
    void whatWaitsForAThrottledCustomerSaysSoAfterHalfAMinuteAndNoMoreWhenItLeaves() {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": " + PAIR_LIMIT + ", \"retryAfter\": 600}");
        String refused = agent.reply(id, "refused").require(201).json().getString("id");
        awaitSlowness(refused);
        String waits = agent.reply(id, "waits").require(201).json().getString("id");
        String follows = agent.reply(id, "follows").require(201).json().getString("id");
        wasWritten(follows, Duration.ofMinutes(-5));
        assertThat(agent.message(id, waits).isNull("error")).isTrue();
        wasWritten(waits, Duration.ofSeconds(31));
        awaitSlowness(waits);
        assertThat(agent.message(id, follows).isNull("error"))
                .as("it has not waited for long")
                .isTrue();
        bandeja.rows().change("UPDATE outbox SET next_at = UTC_TIMESTAMP(3) WHERE message_id = ?", row(refused));
        for (String message : List.of(refused, waits, follows)) {
            assertThat(agent.awaitStatus(id, message, "DELIVERED").isNull("error"))
                    .isTrue();
        }
        assertThat(simulator.receivedTexts(customer)).containsExactly("refused", "waits", "follows");
    }

    private void awaitSlowness(String message) {
        JsonObject told = Eventually.found(
                "it says why it waits",
                PATIENCE,
                () -> Optional.of(agent.message(id, message)).filter(item -> !item.isNull("error")));
        assertThat(told.getString("status")).isEqualTo("QUEUED");
        assertThat(told.getJsonObject("error").getString("reason")).startsWith("Slowing down to this customer");
    }

    private void wasWritten(String message, Duration ago) {
        bandeja.rows()
                .change(
                        "UPDATE outbox SET created_at = UTC_TIMESTAMP(3) - INTERVAL ? SECOND WHERE message_id = ?",
                        ago.toSeconds(),
                        row(message));
    }

    /** WhatsApp took it, the line was cut, and no status comes. */
    private String inDoubt(String conversation, String text) {
        simulator.statuses("{\"drop\": [\"sent\", \"delivered\", \"read\"]}");
        simulator.graph("{\"mode\": \"cut\", \"times\": 1}");
        String sent = agent.reply(conversation, text).require(201).json().getString("id");
        Eventually.holds(
                "it is in doubt",
                PATIENCE,
                () -> bandeja.rows()
                                .count(
                                        "SELECT COUNT(*) FROM outbox WHERE message_id = ? AND state = 'IN_DOUBT'",
                                        row(sent))
                        == 1);
        return sent;
    }

    private void tellTimeAgo(String message, Duration since) {
        bandeja.rows()
                .change(
                        "UPDATE outbox SET claimed_at = UTC_TIMESTAMP(3) - INTERVAL ? SECOND WHERE message_id = ?",
                        since.toSeconds(),
                        row(message));
    }

    private void aMinuteLater() {
        bandeja.rows()
                .change(
                        "UPDATE business_number SET stopped_at = stopped_at - INTERVAL 61 SECOND WHERE phone_number_id = ?",
                        bandeja.number());
        bandeja.rows()
                .change(
                        "UPDATE outbox o JOIN business_number n ON n.id = o.number_id"
                                + " SET o.next_at = o.next_at - INTERVAL 61 SECOND WHERE n.phone_number_id = ?",
                        bandeja.number());
    }

    private static long row(String message) {
        return MessageId.parse(message).orElseThrow().value();
    }
}
