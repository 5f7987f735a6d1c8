package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses as WhatsApp posts them: in any order, together or one by one, before the answer to the call too. */
@OnSharedInstallation
class StatusOrderIT {
    private static final int UNDELIVERABLE = 131026;
    private static final int OVERLOADED = 131016;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Disorder");
    private String id;

    @BeforeEach
    void nobodyElseTellsStatuses() {
        simulator.reset();
        simulator.statuses("{\"drop\": [\"sent\", \"delivered\", \"read\"]}");
        id = bandeja.taken(agent, customer);
    }

    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "delivered sent read, READ",
        "read delivered sent, READ",
        "played sent delivered read, PLAYED",
        "failed sent delivered, DELIVERED",
        "delivered failed sent, DELIVERED",
        "sent failed, FAILED",
        "failed sent, FAILED"
    })
    void theEndIsTheSameInWhateverOrder(String order, String end) {
        String together = sent("together");
        String oneByOne = sent("one by one", together, order);
        List<String> words = Arrays.asList(order.split(" "));
        words.forEach(word -> post(List.of(status(oneByOne, word, UNDELIVERABLE))));
        agent.awaitStatus(id, together, end);
        agent.awaitStatus(id, oneByOne, end);
        bandeja.rows().awaitProcessed();
        JsonObject message = agent.message(id, oneByOne);
        assertThat(message.getString("status")).isEqualTo(end);
        assertThat(message.isNull("error")).isEqualTo(!end.equals("FAILED"));
        assertThat(simulator.receivedTexts(customer)).containsExactly("together", "one by one");
    }

    @Test
    void aStatusThatComesBeforeTheAnswerWithoutOurDataIsKeptForItsMessage() {
        simulator.statuses("{\"drop\": [], \"withCallbackData\": false, \"beforeResponse\": true}");
        simulator.graph("{\"mode\": \"fail-later\", \"times\": 1, \"code\": " + UNDELIVERABLE + "}");
        String failed = reply("never");
        agent.awaitStatus(id, failed, "FAILED");
        String arrived = reply("arrives");
        agent.awaitStatus(id, arrived, "DELIVERED");
    }

    @Test
    void oneParticipantOfAGroupFailsNoMessage() {
        String sent = sent("for all");
        JsonObjectBuilder failed = Json.createObjectBuilder(status(sent, "failed", UNDELIVERABLE))
                .add("recipient_type", "group")
                .add("recipient_participant_id", "573009999999");
        post(List.of(failed.build(), status(sent, "sent", 0)));
        agent.awaitStatus(id, sent, "SENT");
    }

    @Test
    void whatFailsLaterForAReasonThatPassesIsSentAgainAsANewAttempt() {
        String message = sent("overloaded");
        post(List.of(status(message, "failed", OVERLOADED)));
        JsonObject waits = agent.awaitStatus(id, message, "QUEUED");
        assertThat(waits.getJsonObject("error").getInt("code")).isEqualTo(OVERLOADED);
        assertThat(waits.getJsonObject("error").getString("reason")).contains("go on trying");
        simulator.statuses("{\"drop\": []}");
        bandeja.rows()
                .change(
                        "UPDATE outbox SET next_at = UTC_TIMESTAMP(3) WHERE message_id = ?",
                        MessageId.parse(message).orElseThrow().value());
        JsonObject arrived = agent.awaitStatus(id, message, "DELIVERED");
        assertThat(arrived.getInt("attempt")).isGreaterThan(waits.getInt("attempt") - 1);
        assertThat(arrived.isNull("error")).isTrue();
        agent.awaitAttempts(message, "FAILED", "ACCEPTED");
    }

    @Test
    void whatSomethingLaterHasOvertakenIsNotSentAgainByItself() {
        String first = sent("first");
        post(List.of(status(first, "sent", 0)));
        String second = sent("second");
        post(List.of(status(first, "failed", OVERLOADED)));
        JsonObject failed = agent.awaitStatus(id, first, "FAILED");
        assertThat(failed.getJsonObject("error").getBoolean("retryable")).isTrue();
        post(List.of(status(first, "delivered", 0), status(second, "delivered", 0)));
        agent.awaitStatus(id, first, "DELIVERED");
        agent.awaitStatus(id, second, "DELIVERED");
    }

    /** Sent, and after it the statuses of another: what follows waits for them. */
    private String sent(String text, String before, String words) {
        post(Arrays.stream(words.split(" "))
                .map(word -> status(before, word, UNDELIVERABLE))
                .toList());
        return sent(text);
    }

    /** WhatsApp has taken it, and we know its name. */
    private String sent(String text) {
        String message = reply(text);
        Eventually.holds("it has a name", () -> !agent.message(id, message).isNull("whatsappId"));
        return message;
    }

    private String reply(String text) {
        return agent.reply(id, text).require(201).json().getString("id");
    }

    private JsonObject status(String message, String word, int code) {
        String wamid = bandeja.rows()
                .all(
                        "SELECT whatsapp_id FROM message WHERE id = ?",
                        MessageId.parse(message).orElseThrow().value())
                .get(0);
        JsonObjectBuilder status = Json.createObjectBuilder(Envelope.status(wamid, word, customer, Instant.now()));
        if (word.equals("failed")) {
            status.add(
                    "errors",
                    Json.createArrayBuilder().add(Json.createObjectBuilder().add("code", code)));
        }
        return status.build();
    }

    private void post(List<JsonObject> statuses) {
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.statuses(bandeja.number(), statuses))
                        .text())
                .require(200);
    }
}
