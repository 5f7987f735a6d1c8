package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many reach for one conversation at the same moment, or reach for it while somebody leaves. */
@OnSharedInstallation
class HandingRaceIT {
    private static final int THREADS = 20;

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor admin = bandeja.departmentAdmin();
    private final AgentDoor administrator = bandeja.administrator();
    private final List<AgentDoor> agents = bandeja.agents();
    private final Customer customer = Customer.unknown("Race");
    private String id;
    private boolean left;

    @BeforeEach
    void aCustomerWrites() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        id = admin.awaitConversation(customer);
        agents.forEach(AgentDoor::id);
    }

    @RepeatedTest(5)
    void ofClaimsAndAssignmentsAtOnceOneWinsAndTheOthersAreToldWhoHasIt() {
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            AgentDoor agent = agents.get(i % agents.size());
            AgentDoor chief = i % 2 == 0 ? admin : administrator;
            tries.add(i % 3 == 0 ? () -> agent.act(id, "claim") : () -> chief.assign(id, agent));
        }
        List<Answer> answers = AtOnce.all(tries);
        String holder = holder();
        assertThat(answers).anyMatch(answer -> answer.status() == 200).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 409);
            assertThat(answer.json().getJsonObject("assignee").getString("id")).isEqualTo(holder);
        });
        assertThat(admin.timeline(id).stream().filter(action -> !action.equals("ROUTED")))
                .hasSize(1);
    }

    @RepeatedTest(5)
    void ofTransfersAndTakeOversFromTheSameAgentAtOnceOneWinsAndTheOthersAreToldWhoHasIt() {
        AgentDoor first = agents.get(0);
        first.act(id, "claim").require(200);
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            AgentDoor chief = i % 2 == 0 ? admin : administrator;
            AgentDoor colleague = agents.get(1 + i % (agents.size() - 1));
            String from = "?from=" + first.id();
            AgentDoor giver = i % 5 == 0 ? first : chief;
            tries.add(
                    i % 4 == 0
                            ? () -> chief.act(id, "takeover" + from)
                            : () -> giver.post(
                                    "/api/conversations/" + id + "/transfer" + from,
                                    AgentDoor.field("agent", colleague.id())));
        }
        List<Answer> answers = AtOnce.all(tries);
        String holder = holder();
        assertThat(holder).isNotEqualTo(first.id());
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(200, 403, 409);
            assertThat(answer.json().getJsonObject("assignee").getString("id")).isEqualTo(holder);
        });
        assertThat(admin.timeline(id).stream()
                        .filter(action -> action.equals("TRANSFERRED") || action.equals("TAKEN_OVER")))
                .hasSize(1);
    }

    @RepeatedTest(3)
    void whateverHappensAtOnceTheHistoryLeadsToWhoHasIt() {
        List<Callable<Answer>> tries = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            AgentDoor agent = agents.get(i % agents.size());
            AgentDoor chief = i % 2 == 0 ? admin : administrator;
            tries.add(List.<Callable<Answer>>of(
                            () -> agent.act(id, "claim"),
                            () -> chief.assign(id, agent),
                            () -> chief.transfer(id, agent),
                            () -> chief.act(id, "takeover"),
                            () -> chief.act(id, "return"),
                            () -> chief.act(id, "undo"))
                    .get(i % 6));
        }
        assertThat(AtOnce.all(tries))
                .allSatisfy(answer -> assertThat(answer.status()).isIn(200, 403, 409));
        List<JsonObject> lines =
                admin.get("/api/conversations/" + id + "/timeline").require(200).items();
        String expected = "";
        String before = "";
        for (JsonObject line : lines) {
            String previous = expected;
            expected = switch (line.getString("action")) {
                case "CLAIMED", "TAKEN_OVER" -> line.getJsonObject("actor").getString("id");
                case "ASSIGNED", "TRANSFERRED" -> line.getJsonObject("subject").getString("id");
                case "RETURNED" -> "";
                case "UNDONE" -> before;
                default -> expected;
            };
            before = previous;
        }
        JsonObject item = admin.conversation(id);
        String holder =
                item.isNull("assignee") ? "" : item.getJsonObject("assignee").getString("id");
        assertThat(holder).isEqualTo(expected);
        assertThat(lines)
                .extracting(line -> line.getJsonNumber("seq").longValue())
                .doesNotHaveDuplicates();
    }

    @RepeatedTest(5)
    void undoingAndClaimingAtOnceNeverMakesTwoOwners() {
        AgentDoor first = agents.get(0);
        AgentDoor second = agents.get(1);
        first.act(id, "claim").require(200);
        first.act(id, "return").require(200);
        List<Answer> answers = AtOnce.all(List.of(() -> first.act(id, "undo"), () -> second.act(id, "claim")));
        Answer undo = answers.get(0);
        Answer claim = answers.get(1);
        assertThat(List.of(undo.status(), claim.status())).containsExactlyInAnyOrder(200, 409);
        assertThat(holder()).isEqualTo(undo.status() == 200 ? first.id() : second.id());
        assertThat(undo.status() == 200 ? claim.rule() : undo.rule()).isIn("AlreadyAssigned", "NothingToUndo");
    }

    /** The membership goes first, in a transaction that has not ended: whoever is to get something waits for its end. */
    @ParameterizedTest
    @ValueSource(strings = {"claim", "assign", "transfer"})
    void whoLeavesWhileHeIsGettingItDoesNotGetIt(String deed) throws SQLException {
        AgentDoor leaving = agents.get(1);
        if (deed.equals("transfer")) {
            agents.get(0).act(id, "claim").require(200);
        }
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            deleteMembership(connection, leaving);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> switch (deed) {
                case "claim" -> leaving.act(id, "claim");
                case "assign" -> admin.assign(id, leaving);
                default -> agents.get(0).transfer(id, leaving);
            });
            Eventually.holds("it waits for the membership", HandingRaceIT.this::somebodyWaitsForALock);
            assertThat(answer).isNotDone();
            connection.commit();
            left = true;
            assertThat(answer.orTimeout(20, TimeUnit.SECONDS).join().status()).isIn(404, 409);
            assertThat(admin.conversation(id).toString()).doesNotContain(leaving.id());
        } finally {
            joinAgain(leaving);
        }
    }

    @Test
    void whoLeavesWhileTheCustomerReopensDoesNotGetItBack() throws SQLException {
        AgentDoor leaving = agents.get(1);
        leaving.act(id, "claim").require(200);
        leaving.act(id, "complete").require(200);
        bandeja.rows()
                .change("UPDATE department SET reopen_to_last_assignee = TRUE WHERE name = ?", bandeja.department());
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            deleteMembership(connection, leaving);
            bandeja.webhook().writes(customer, bandeja.number(), "me again");
            Eventually.holds("it waits for the membership", this::somebodyWaitsForALock);
            connection.commit();
            left = true;
            Eventually.holds(
                    "it is open",
                    () -> admin.conversation(id).getString("status").equals("OPEN"));
            assertThat(admin.conversation(id).isNull("assignee")).isTrue();
        } finally {
            bandeja.rows()
                    .change(
                            "UPDATE department SET reopen_to_last_assignee = FALSE WHERE name = ?",
                            bandeja.department());
            joinAgain(leaving);
        }
    }

    private boolean somebodyWaitsForALock() {
        return bandeja.rows()
                        .count("SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID()"
                                + " AND info LIKE '%from agent a left join membership%lock in share mode%'")
                > 0;
    }

    private Connection connect() throws SQLException {
        var database = bandeja.demo().database();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private void deleteMembership(Connection connection, AgentDoor agent) throws SQLException {
        try (var statement = connection.prepareStatement(
                "DELETE m FROM membership m JOIN agent a ON a.id = m.agent_id JOIN department d ON d.id = m.department_id"
                        + " WHERE a.login = ? AND d.name = ?")) {
            statement.setString(1, agent.person().login());
            statement.setString(2, bandeja.department());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private void joinAgain(AgentDoor agent) {
        if (!left) {
            return;
        }
        bandeja.rows()
                .change(
                        "INSERT INTO membership (agent_id, department_id, role, joined_at) SELECT a.id, d.id, 'AGENT', NOW(3)"
                                + " FROM agent a, department d WHERE a.login = ? AND d.name = ?",
                        agent.person().login(),
                        bandeja.department());
    }

    private String holder() {
        return administrator.conversation(id).getJsonObject("assignee").getString("id");
    }
}
