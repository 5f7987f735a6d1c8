package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent answers reaches the customer once and in order, or is shown as failed with the reason. */
@OnSharedInstallation
class SendingIT {
    private static final Duration RETRIES = Duration.ofSeconds(60);

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Sending");
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
    void aReplyReachesTheCustomerOnceAndItsTicksAdvance() {
        try (PushLine line = agent.listen()) {
            Answer answer = agent.reply(id, "good morning");
            assertThat(answer.status()).isEqualTo(201);
            JsonObject message = answer.json();
            assertThat(message.getString("direction")).isEqualTo("OUT");
            assertThat(message.getString("status")).isEqualTo("QUEUED");
            assertThat(message.getJsonObject("author").getString("name")).isEqualTo(agent.name());
            String sent = message.getString("id");
            agent.awaitStatus(id, sent, "DELIVERED");
            simulator.opens(customer);
            agent.awaitStatus(id, sent, "READ");
            assertThat(simulator.receivedTexts(customer)).containsExactly("good morning");
            line.await(
                    "the last tick",
                    event -> PushLine.type(event).equals("message.status")
                            && event.getJsonObject("message").getString("id").equals(sent)
                            && event.getJsonObject("message")
                                    .getString("status")
                                    .equals("READ"));
            line.await("message.queued", id);
        }
    }

    @Test
    void quickRepliesArriveInTheirOrder() {
        List<String> texts =
                IntStream.rangeClosed(1, 8).mapToObj(i -> "part " + i).toList();
        texts.forEach(text -> agent.reply(id, text).require(201));
        awaitReceived(texts);
    }

    @Test
    void whatAgentsOfSeveralConversationsSendDoesNotMix() {
        Customer other = Customer.unknown("Another");
        String second = bandeja.taken(agent, other);
        AtOnce.all(List.of(
                () -> agent.reply(id, "for the first").require(201),
                () -> agent.reply(second, "for the second").require(201)));
        awaitReceived(List.of("for the first"));
        Eventually.passes(() -> assertThat(simulator.receivedTexts(other)).containsExactly("for the second"));
    }

    @Test
    void aStatusMayComeBeforeTheAnswerToTheSend() {
        simulator.statuses("{\"beforeResponse\": true, \"delayMillis\": 0}");
        String sent = replied("early bird");
        agent.awaitStatus(id, sent, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("early bird");
    }

    @Test
    void aStatusIsJoinedWithoutCallbackDataToo() {
        simulator.statuses("{\"withCallbackData\": false, \"beforeResponse\": true}");
        agent.awaitStatus(id, replied("no data"), "DELIVERED");
    }

    @Test
    void statusesNeverGoBackwards() {
        simulator.statuses("{\"shuffle\": true, \"duplicate\": 3, \"read\": true, \"delayMillis\": 50}");
        String sent = replied("shuffled");
        agent.awaitStatus(id, sent, "READ");
        bandeja.rows().awaitProcessed();
        assertThat(agent.message(id, sent).getString("status")).isEqualTo("READ");
        assertThat(simulator.receivedTexts(customer)).containsExactly("shuffled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "503"})
    void whatIsTemporaryIsTriedAgain(String mode) {
        simulator.graph("{\"mode\": \"" + mode + "\", \"times\": 2, \"act\": false}");
        agent.reply(id, "first").require(201);
        agent.reply(id, "second").require(201);
        Eventually.holds(
                "both have arrived",
                RETRIES,
                () -> simulator.receivedTexts(customer).size() == 2);
        assertThat(simulator.receivedTexts(customer)).containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource({"en, 131026, true", "es, 131026, true", "en, 100, false"})
    void whatIsPermanentFailsWithAReasonInTheAgentsLanguage(String language, int code, boolean later) {
        simulator.graph(
                later
                        ? "{\"mode\": \"fail-later\", \"times\": 1, \"code\": " + code + "}"
                        : "{\"mode\": \"400\", \"times\": 1, \"code\": " + code + "}");
        String sent = replied("never");
        agent.awaitStatus(id, sent, "FAILED");
        JsonObject failed = Http.send(
                        agent.request("/api/conversations/" + id + "/messages").setHeader("Accept-Language", language))
                .items()
                .stream()
                .filter(item -> item.getString("id").equals(sent))
                .findFirst()
                .orElseThrow();
        JsonObject error = failed.getJsonObject("error");
        assertThat(error.getInt("code")).isEqualTo(code);
        assertThat(error.getString("reason")).isNotBlank().doesNotContain("outbox.error");
        JsonObject english = agent.message(id, sent).getJsonObject("error");
        assertThat(error.getString("reason").equals(english.getString("reason")))
                .isEqualTo(language.equals("en"));
        assertThat(simulator.receivedTexts(customer)).isEmpty();
    }

    @Test
    void aFailedMessageCanBeSentAgainOrDismissed() {
        simulator.graph("{\"mode\": \"fail-later\", \"times\": 2, \"code\": 131026}");
        String first = replied("try me again");
        agent.awaitStatus(id, first, "FAILED");
        String second = replied("forget me");
        agent.awaitStatus(id, second, "FAILED");
        assertThat(bandeja.agents()
                        .get(1)
                        .post("/api/messages/" + first + "/retry")
                        .status())
                .isEqualTo(403);
        agent.post("/api/messages/" + first + "/retry").require(200);
        agent.post("/api/messages/" + second + "/dismiss").require(200);
        agent.awaitStatus(id, first, "DELIVERED");
        assertThat(agent.message(id, second).getString("status")).isEqualTo("DISMISSED");
        assertThat(agent.message(id, first).isNull("error")).isTrue();
        assertThat(simulator.receivedTexts(customer)).containsExactly("try me again");
        assertThat(agent.post("/api/messages/" + first + "/retry").status()).isEqualTo(409);
    }

    @Test
    void aCutAfterWhatsAppHasTakenItIsSettledByTheStatusAndTheCustomerHasItOnce() {
        simulator.graph("{\"mode\": \"cut\", \"times\": 1}");
        String sent = replied("cut off");
        agent.awaitStatus(id, sent, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("cut off");
    }

    @Test
    void whileWhatsAppStaysSilentNothingIsSentTwice() {
        simulator.statuses("{\"drop\": [\"sent\", \"delivered\", \"read\"]}");
        simulator.graph("{\"mode\": \"cut\", \"times\": 1}");
        String sent = replied("in doubt");
        Eventually.holds(
                "the customer has it", () -> simulator.receivedTexts(customer).size() == 1);
        String wamid = simulator.received(customer).get(0).getString("id");
        assertThat(agent.message(id, sent).getString("status")).isIn("SENDING", "QUEUED", "IN_DOUBT");
        simulator.statuses("{\"drop\": []}");
        simulator.post("status", "{\"wamid\": \"" + wamid + "\", \"status\": \"delivered\"}");
        agent.awaitStatus(id, sent, "DELIVERED");
        assertThat(simulator.receivedTexts(customer)).containsExactly("in doubt");
    }

    @Test
    void theSameIdempotencyKeyIsTheSameMessage() {
        Answer first = agent.reply(id, "once", "key-" + id).require(201);
        List<Answer> again = AtOnce.times(6, () -> agent.reply(id, "once", "key-" + id));
        assertThat(again)
                .allSatisfy(answer -> assertThat(answer.require(201).json().getString("id"))
                        .isEqualTo(first.json().getString("id")));
        Answer other = agent.reply(id, "something else", "key-" + id);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.rule()).isEqualTo("KeyUsedForAnother");
        awaitReceived(List.of("once"));
        assertThat(agent.messages(id)).hasSize(2);
    }

    @Test
    void theSameNewKeyAtOnceIsOneMessage() {
        List<Answer> all = AtOnce.times(6, () -> agent.reply(id, "only one", "at-once-" + id));
        assertThat(all.stream()
                        .map(answer -> answer.require(201).json().getString("id"))
                        .distinct())
                .hasSize(1);
        awaitReceived(List.of("only one"));
    }

    @Test
    void theSameKeyInTwoConversationsAtOnceIsOneMessageAndOneRefusal() {
        Customer other = Customer.unknown("Another");
        String second = bandeja.taken(agent, other);
        for (int round = 0; round < 8; round++) {
            String key = "in-two-" + round + id;
            List<Answer> both = AtOnce.all(List.of(
                    () -> agent.reply(id, "to one of two", key), () -> agent.reply(second, "to one of two", key)));
            assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            assertThat(both.stream().filter(answer -> answer.status() == 409).map(Answer::rule))
                    .containsExactly("KeyUsedForAnother");
        }
        assertThat(agent.messages(id).size() + agent.messages(second).size()).isEqualTo(2 + 8);
    }

    @ParameterizedTest
    @CsvSource({"4096, 201", "4097, 422"})
    void aTextIsAsLongAsWhatsAppTakesIt(int length, int status) {
        assertThat(agent.reply(id, "x".repeat(length)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"type\": \"text\"}", "{\"type\": \"image\", \"text\": \"x\"}", "[]", "no JSON", ""})
    void whatIsNoMessageIsRefused(String body) {
        Answer answer = Http.send(agent.request("/api/conversations/" + id + "/messages")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(agent.messages(id)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void anEmptyTextIsRefused(String text) {
        assertThat(agent.reply(id, text).status()).isIn(400, 422);
    }

    private String replied(String text) {
        return agent.reply(id, text).require(201).json().getString("id");
    }

    private void awaitReceived(List<String> texts) {
        Eventually.found(
                "the customer has all " + texts.size(),
                RETRIES,
                () -> Optional.of(simulator.receivedTexts(customer))
                        .filter(received -> received.size() >= texts.size()));
        assertThat(simulator.receivedTexts(customer)).containsExactlyElementsOf(texts);
    }
}
