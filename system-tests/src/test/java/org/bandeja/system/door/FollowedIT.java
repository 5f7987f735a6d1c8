package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.ServerLog;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** The log tells one thing under one id, whatever thread it is on (docs/operations/MONITORING.md). */
@OnSharedInstallation
class FollowedIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Huella");
    private final ServerLog log = new ServerLog(SharedInstallation.get());

    /** The id that the log has for what a customer wrote. */
    private String written() {
        String id = bandeja.webhook().writes(customer, bandeja.number(), "where does it go");
        return "d" + bandeja.rows().count("SELECT id FROM delivery WHERE body LIKE ?", "%" + id + "%");
    }

    private void tells(String trace, String... steps) {
        for (String step : steps) {
            Eventually.holds(
                    "the log tells \"" + step + "\" of " + trace,
                    () -> !log.lines("[" + trace + "]", step).isEmpty());
        }
    }

    @Test
    void whatACustomerWritesIsFollowedFromTheWebhookToTheScreens() {
        log.whileTellingSteps(() -> {
            try (PushLine line = agent.listen()) {
                String trace = written();
                line.await("message.received", agent.awaitConversation(customer));
                tells(
                        trace,
                        "was kept",
                        "goes to conversation",
                        "is done",
                        "conversation.opened, was told to the screens",
                        "message.received, was told to the screens");
            }
        });
    }

    @Test
    void whatAnAgentWritesIsFollowedFromThePostToTheLastStatus() {
        log.whileTellingSteps(() -> {
            String conversation = bandeja.taken(agent, customer);
            String message =
                    agent.reply(conversation, "here it is").require(201).json().getString("id");
            agent.awaitStatus(conversation, message, "DELIVERED");
            tells(
                    "m" + message,
                    "was accepted for sending",
                    "message.queued, was told to the screens",
                    "WhatsApp was called",
                    "WhatsApp tells [SENT], by d",
                    "WhatsApp tells [DELIVERED], by d",
                    "message.status, was told to the screens");
        });
    }

    @Test
    void whatGoesWrongIsToldUnderItsIdAlsoWhenNobodyAskedForSteps() {
        String conversation = bandeja.taken(agent, customer);
        bandeja.simulator().graph("{\"mode\": \"400\", \"times\": 1, \"code\": 131026}");
        String message = agent.reply(conversation, "no").require(201).json().getString("id");
        agent.awaitStatus(conversation, message, "FAILED");
        tells("m" + message, "was refused with 131026");
        assertThat(log.lines("[m" + message + "]", "was accepted for sending"))
                .as("steps are not told until somebody wants them")
                .isEmpty();
    }

    @Test
    void inJsonTheIdIsAFieldOfItsOwn() {
        log.whileTellingSteps(() -> log.whileWritingJson(() -> {
            String trace = written();
            Eventually.holds("a record of it is there", () -> records(trace).size() >= 3);
            assertThat(records(trace)).allSatisfy(record -> {
                assertThat(record.getString("loggerName")).isEqualTo("org.bandeja.trace");
                assertThat(record.getString("message")).isNotEmpty();
            });
        }));
    }

    private List<JsonObject> records(String trace) {
        return log.lines("\"trace\":\"" + trace + "\"").stream()
                .map(FollowedIT::json)
                .filter(record -> record.getJsonObject("mdc").getString("trace").equals(trace))
                .toList();
    }

    private static JsonObject json(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            return reader.readObject();
        }
    }
}
