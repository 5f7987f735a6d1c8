package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.client.ServerLog;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;

/** A newer version works on the same database: what it writes stops nobody here (docs/decisions/340). */
@OnSharedInstallation
class NewerVersionIT {
    private static final String EVENT = "INSERT INTO inbox_event (at, type, conversation_id, agent_id, message_id)"
            + " SELECT UTC_TIMESTAMP(3), ?, ?, ?, ? FROM (SELECT 1 FROM information_schema.columns LIMIT ";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor agent = bandeja.agents().get(0);
    private final Customer customer = Customer.unknown("Futura");
    private final ServerLog log = new ServerLog(SharedInstallation.get());

    private void happens(int times, String type, Optional<String> conversation, Optional<String> message) {
        bandeja.rows()
                .change(
                        EVENT + times + ") many",
                        type,
                        conversation
                                .map(id ->
                                        ConversationId.parse(id).orElseThrow().value())
                                .orElse(null),
                        null,
                        message.map(id -> MessageId.parse(id).orElseThrow().value())
                                .orElse(null));
    }

    private void everythingGoesOn(PushLine line) {
        Customer other = Customer.unknown("Presente");
        bandeja.webhook().writes(other, bandeja.number(), "as ever");
        String id = agent.awaitConversation(other);
        line.await("message.received", id);
        assertThat(Http.send(Http.to(bandeja.demo().app().resolve("/ready"))).status())
                .isEqualTo(200);
    }

    @Test
    void manyEventsThatNobodyKnowsHereHoldNothingUp() {
        int told = told();
        try (PushLine line = agent.listen()) {
            happens(1_200, "moon.risen", Optional.empty(), Optional.empty());
            everythingGoesOn(line);
            line.await(
                    "whoever may have missed something loads again",
                    event -> PushLine.type(event).equals("reload"));
            assertThat(told()).as("once, not for each").isBetween(1, told + 1);
        }
    }

    private int told() {
        return log.lines("is of a kind that this version does not know").size();
    }

    @Test
    void whoSeesAConversationIsToldHowItIsNowWhateverHappened() {
        bandeja.webhook().writes(customer, bandeja.number(), "translate me");
        String id = agent.awaitConversation(customer);
        try (PushLine line = agent.listen();
                PushLine outsider = bandeja.outsider().listen()) {
            happens(1, "conversation.translated", Optional.of(id), Optional.empty());
            JsonObject event = line.await("unknown", id);
            assertThat(event.getJsonObject("conversation")
                            .getJsonObject("contact")
                            .getString("name"))
                    .isEqualTo(customer.name());
            everythingGoesOn(line);
            assertThat(outsider.mentions(id)).isFalse();
        }
    }

    @Test
    void whoComesBackAfterwardsLoadsAgainOrIsToldHowItIs() {
        bandeja.webhook().writes(customer, bandeja.number(), "later");
        String id = agent.awaitConversation(customer);
        bandeja.rows().awaitProcessed();
        String before = agent.me().getString("events");
        happens(1, "conversation.translated", Optional.of(id), Optional.empty());
        assertThat(types(before)).contains("\"unknown\"");
        happens(1, "moon.risen", Optional.empty(), Optional.empty());
        assertThat(agent.get("/api/events?after=" + before).require(200).json().getBoolean("reload"))
                .isTrue();
    }

    private String types(String after) {
        return agent.get("/api/events?after=" + after).require(200).json().toString();
    }

    @Test
    void aMessageThatCannotBeReadHereHoldsNothingUp() {
        String id = bandeja.taken(agent, customer);
        String message = agent.reply(id, "how far is it").require(201).json().getString("id");
        agent.awaitStatus(id, message, "DELIVERED");
        // Lists show the last one.
        agent.awaitStatus(id, agent.reply(id, "and back").require(201).json().getString("id"), "DELIVERED");
        try (PushLine line = agent.listen()) {
            rewrite(message, "direction", "UP");
            happens(1, "message.status", Optional.of(id), Optional.of(message));
            everythingGoesOn(line);
            assertThat(log.lines("is passed over")).isNotEmpty();
        } finally {
            rewrite(message, "direction", "OUT");
        }
    }

    private void rewrite(String message, String column, String word) {
        bandeja.rows()
                .change(
                        "UPDATE message SET " + column + " = ? WHERE id = ?",
                        word,
                        MessageId.parse(message).orElseThrow().value());
    }

    @Test
    void newWordsInTheRowsOfAConversationAreNoReasonNotToShowIt() {
        String id = bandeja.taken(agent, customer);
        String message = agent.reply(id, "how far is it").require(201).json().getString("id");
        agent.awaitStatus(id, message, "DELIVERED");
        rewrite(message, "status", "DREAMT");
        bandeja.rows()
                .change(
                        "UPDATE timeline_entry SET action = 'DREAMT' WHERE action = 'CLAIMED' AND conversation_id = ?",
                        ConversationId.parse(id).orElseThrow().value());
        assertThat(agent.message(id, message).getString("status")).isEqualTo("SENDING");
        assertThat(agent.timeline(id)).contains("ROUTED").doesNotContain("CLAIMED", "DREAMT");
        assertThat(agent.find(customer)).isPresent();
    }
}
