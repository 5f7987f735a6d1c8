package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.util.List;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.Http;
import org.bandeja.system.client.SimulatorDoor;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers see that the assignee has read, and is writing; of others, and where a department does not want it, they see nothing. */
@OnSharedInstallation
class AttentionIT {
    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final SimulatorDoor simulator = bandeja.simulator();
    private final AgentDoor agent = bandeja.agents().get(0);
    private final AgentDoor colleague = bandeja.agents().get(1);
    private final Customer customer = Customer.unknown("Attention");

    @BeforeEach
    @AfterEach
    void asUsual() {
        simulator.reset();
    }

    @Test
    void whatTheAssigneeReadsIsReadForTheCustomer() {
        String id = bandeja.taken(agent, customer);
        readAll(colleague, id);
        assertThat(read()).containsExactly(false);
        readAll(agent, id);
        Eventually.holds("the first is read", () -> read().equals(List.of(true)));
        simulator.writes(customer, bandeja.number(), "and this");
        simulator.writes(customer, bandeja.number(), "and that");
        Eventually.holds("both are there", () -> agent.messages(id).size() == 3);
        readAll(agent, id);
        Eventually.holds("all are read", () -> read().equals(List.of(true, true, true)));
    }

    @Test
    void whoOnlyLooksIsNotSeenUntilHeTakesIt() {
        simulator.writes(customer, bandeja.number(), "hello");
        String id = agent.awaitConversation(customer);
        readAll(agent, id);
        readAll(colleague, id);
        assertThat(read()).containsExactly(false);
        agent.act(id, "claim").require(200);
        Eventually.holds("it is read", () -> read().equals(List.of(true)));
    }

    @Test
    void aReceiptThatFailsOnceIsGivenAgainAndDisturbsNobody() {
        String id = bandeja.taken(agent, customer);
        simulator.graph("{\"on\": \"others\", \"mode\": \"cut\", \"times\": 1, \"act\": false}");
        readAll(agent, id);
        Eventually.holds("it is read all the same", () -> read().equals(List.of(true)));
    }

    @Test
    void theCustomerSeesThatTheAssigneeIsWriting() {
        String id = bandeja.taken(agent, customer);
        assertThat(colleague.typing(id).status()).isEqualTo(403);
        assertThat(bandeja.outsider().typing(id).status()).isEqualTo(404);
        assertThat(simulator.seesTyping(customer)).isFalse();
        agent.typing(id).require(204);
        Eventually.holds("he sees it", () -> simulator.seesTyping(customer));
        assertThat(read()).containsExactly(true);
        agent.reply(id, "here it is").require(201);
        Eventually.holds("the answer ends it", () -> !simulator.seesTyping(customer));
        agent.typing(id).require(204);
        agent.reply(id, "and more").require(201);
        Eventually.holds("both are there", () -> simulator.received(customer).size() == 2);
        assertThat(simulator.seesTyping(customer)).as("20 seconds are not over").isFalse();
    }

    @Test
    void aDepartmentThatDoesNotWantItTellsNothing() {
        String id = bandeja.taken(agent, customer);
        try {
            assertThat(marksRead(false).getBoolean("marksRead")).isFalse();
            readAll(agent, id);
            agent.typing(id).require(204);
            Customer other = Customer.unknown("Afterwards");
            String after = bandeja.taken(agent, other);
            marksRead(true);
            readAll(agent, after);
            Eventually.holds(
                    "what came later has been told",
                    () -> simulator.sent(other).get(0).getBoolean("read"));
            assertThat(read()).containsExactly(false);
            assertThat(simulator.seesTyping(customer)).isFalse();
        } finally {
            marksRead(true);
        }
    }

    private JsonObject marksRead(boolean wanted) {
        AgentDoor administrator = bandeja.administrator();
        String department = administrator.get("/api/departments").require(200).items().stream()
                .filter(item -> item.getString("name").equals(bandeja.department()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        return Http.send(administrator
                        .request("/api/departments/" + department)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                HttpRequest.BodyPublishers.ofString(Json.createObjectBuilder()
                                        .add("marksRead", wanted)
                                        .build()
                                        .toString())))
                .require(200)
                .json();
    }

    private static void readAll(AgentDoor who, String id) {
        who.read(id, who.conversation(id).getInt("seq")).require(204);
    }

    private List<Boolean> read() {
        return simulator.sent(customer).stream()
                .map(message -> message.getBoolean("read"))
                .toList();
    }
}
