package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
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

/** Until when one may write, by WhatsApp's clock. */
@OnSharedInstallation
class WindowIT {
    private static final Duration DAY = Duration.ofHours(24);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Window");
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

    @ParameterizedTest
    @CsvSource({"90, true", "59, false", "5, false", "-5, false"})
    void freeWordsAreTakenUntilAMinuteBeforeItCloses(long secondsLeft, boolean taken) {
        closesIn(secondsLeft);
        JsonObject window = agent.conversation(id).getJsonObject("window");
        assertThat(window.getBoolean("open")).isEqualTo(taken);
        assertThat(Duration.between(
                        Instant.parse(window.getString("writableUntil")), Instant.parse(window.getString("closesAt"))))
                .isEqualTo(Duration.ofMinutes(1));
        Answer answer = agent.reply(id, "in time?");
        assertThat(answer.status()).isEqualTo(taken ? 201 : 409);
        if (!taken) {
            assertThat(answer.rule()).isEqualTo("WindowClosed");
        }
    }

    @Test
    void whatWasTakenInTimeButIsTooLateWhenItLeavesFailsWithTheHint() {
        simulator.graph("{\"mode\": \"503\", \"act\": false}");
        String message = agent.reply(id, "late").require(201).json().getString("id");
        closesIn(15);
        JsonObject failed = agent.awaitStatus(id, message, "FAILED");
        assertThat(failed.getJsonObject("error").getInt("code")).isEqualTo(-1);
        assertThat(failed.getJsonObject("error").getString("reason")).contains("send a template");
        assertThat(simulator.receivedTexts(customer)).isEmpty();
        assertThat(agent.post("/api/messages/" + message + "/retry").status()).isEqualTo(409);
    }

    @Test
    void whenWhatsAppSaysThatItIsClosedItIsClosed() {
        simulator.graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131047}");
        String message = agent.reply(id, "closed?").require(201).json().getString("id");
        JsonObject failed = agent.awaitStatus(id, message, "FAILED");
        assertThat(failed.getJsonObject("error").getString("reason")).contains("send a template");
        assertThat(agent.conversation(id).getJsonObject("window").getBoolean("open"))
                .isFalse();
        assertThat(agent.reply(id, "again").rule()).isEqualTo("WindowClosed");
        simulator.writes(customer, bandeja.number(), "I am back");
        Eventually.holds(
                "what the customer wrote has opened the window",
                () -> agent.conversation(id).getJsonObject("window").getBoolean("open"));
        agent.post("/api/messages/" + message + "/retry").require(200);
        agent.awaitStatus(id, message, "DELIVERED");
    }

    /** WhatsApp: the timer starts when a user calls the business, and when he accepts a call of the business. */
    @Test
    void aCallOfOursThatTheCustomerAcceptsOpensIt() {
        String call = "wacid." + System.nanoTime();
        String to = customer.digits().orElseThrow();
        closesIn(-5);
        calls("\"calls\":[{" + ours(call, to) + "\"event\":\"connect\"}]");
        calls("\"statuses\":[{\"id\":\"" + call + "\",\"type\":\"call\",\"status\":\"RINGING\",\"timestamp\":\"" + now()
                + "\",\"recipient_id\":\"" + to + "\"}]");
        Eventually.holds(
                "the call is a line",
                () -> agent.messages(id).stream()
                        .anyMatch(message -> message.getString("type").equals("call")));
        bandeja.rows().awaitProcessed();
        assertThat(isOpen()).as("ringing opens nothing").isFalse();
        calls("\"statuses\":[{\"id\":\"" + call + "\",\"type\":\"call\",\"status\":\"ACCEPTED\",\"timestamp\":\""
                + now() + "\",\"recipient_id\":\"" + to + "\"}]");
        Eventually.holds("accepted", this::isOpen);
        closesIn(-5);
        calls("\"calls\":[{" + ours(call, to) + "\"event\":\"terminate\",\"status\":\"COMPLETED\",\"duration\":42}]");
        Eventually.holds("both have spoken", this::isOpen);
        agent.reply(id, "as I said").require(201);
    }

    private boolean isOpen() {
        return agent.conversation(id).getJsonObject("window").getBoolean("open");
    }

    private String ours(String call, String to) {
        return "\"id\":\"" + call + "\",\"from\":\"15550783881\",\"to\":\"" + to
                + "\",\"direction\":\"BUSINESS_INITIATED\",\"timestamp\":\"" + now() + "\",";
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private void calls(String value) {
        bandeja.webhook()
                .deliver("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":"
                        + "[{\"field\":\"calls\",\"value\":{\"metadata\":{\"display_phone_number\":\"15550100\",\"phone_number_id\":\""
                        + bandeja.number() + "\"}," + value + "}}]}]}")
                .require(200);
    }

    @Test
    void untilWhenMessagesAreFreeIsTold() {
        assertThat(agent.conversation(id).getJsonObject("window").isNull("freeUntil"))
                .isTrue();
        free("INTERVAL 70 HOUR");
        assertThat(agent.conversation(id).getJsonObject("window").getString("freeUntil"))
                .isGreaterThan(Instant.now().plus(Duration.ofHours(69)).toString());
        free("INTERVAL -1 MINUTE");
        assertThat(agent.conversation(id).getJsonObject("window").isNull("freeUntil"))
                .isTrue();
    }

    /** Who came by an advertisement and is answered within a day: WhatsApp says so with the status of the answer. */
    @Test
    void untilWhenMessagesAreFreeIsWhatWhatsAppSays() {
        String first = agent.reply(id, "at what it costs").require(201).json().getString("id");
        agent.awaitStatus(id, first, "DELIVERED");
        assertThat(agent.conversation(id).getJsonObject("window").isNull("freeUntil"))
                .isTrue();
        simulator.writesAfterAnAdvertisement(customer, bandeja.number(), "I saw your ad");
        Eventually.holds("it is there", () -> agent.texts(id).contains("I saw your ad"));
        assertThat(agent.conversation(id).getJsonObject("window").isNull("freeUntil"))
                .as("nobody has answered yet")
                .isTrue();
        String answer = agent.reply(id, "free").require(201).json().getString("id");
        agent.awaitStatus(id, answer, "DELIVERED");
        Instant said = Instant.parse(simulator.received(customer).get(1).getString("at"));
        assertThat(agent.conversation(id).getJsonObject("window").getString("freeUntil"))
                .startsWith(said.plus(Duration.ofHours(72))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                        .replace("Z", ""));
    }

    private void free(String ahead) {
        bandeja.rows()
                .change(
                        "UPDATE correspondence w JOIN conversation c ON c.contact_id = w.contact_id AND c.number_id = w.number_id"
                                + " SET w.free_until = UTC_TIMESTAMP(3) + " + ahead + " WHERE c.id = ?",
                        row());
    }

    private void closesIn(long seconds) {
        bandeja.rows()
                .change(
                        "UPDATE correspondence w JOIN conversation c ON c.contact_id = w.contact_id AND c.number_id = w.number_id"
                                + " SET w.last_inbound_at = UTC_TIMESTAMP(3) - INTERVAL ? SECOND WHERE c.id = ?",
                        DAY.toSeconds() - seconds,
                        row());
    }

    private long row() {
        return MessageId.parse(id).orElseThrow().value();
    }
}
