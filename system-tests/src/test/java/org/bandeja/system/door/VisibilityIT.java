package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Company;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what; and that badges say what the lists show. */
@OnSharedInstallation
class VisibilityIT {
    private static final String SECRET = "nobody else may read this";

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor member = bandeja.agents().get(0);
    private final AgentDoor outsider = bandeja.outsider();
    private final Customer customer = Customer.unknown("Hidden customer");

    private String conversationOfAnotherDepartment() {
        bandeja.webhook().writes(customer, bandeja.number(), SECRET);
        return member.awaitConversation(customer);
    }

    @Test
    void byIdAForeignConversationIsNotThereWhateverOneAsks() {
        String id = conversationOfAnotherDepartment();
        member.act(id, "claim").require(200);
        String message = member.reply(id, "an answer").require(201).json().getString("id");
        String there = "/api/conversations/" + id;
        List<Answer> answers = new ArrayList<>(List.of(
                outsider.get(there),
                outsider.get(there + "/messages"),
                outsider.get(there + "/timeline"),
                outsider.reply(id, "hello"),
                outsider.read(id, 1),
                outsider.post("/api/messages/" + message + "/retry"),
                outsider.post("/api/messages/" + message + "/dismiss")));
        for (String action : List.of("claim", "return", "complete", "reopen")) {
            answers.add(outsider.act(id, action));
        }
        Answer missing = outsider.get("/api/conversations/0000000000000");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).doesNotContain(customer.name(), SECRET, member.name(), bandeja.department());
            assertThat(answer.json().getString("detail"))
                    .isEqualTo(missing.json().getString("detail"));
        });
        assertThat(member.conversation(id).getJsonObject("assignee").getString("name"))
                .isEqualTo(member.name());
    }

    @Test
    void whoDoesNotSeeAMessageDoesNotEvenWaitForItsConversation() {
        String id = conversationOfAnotherDepartment();
        member.act(id, "claim").require(200);
        String message = member.reply(id, "an answer").require(201).json().getString("id");
        bandeja.rows()
                .whileLocked(
                        "SELECT id FROM conversation WHERE id = ?",
                        ConversationId.parse(id).orElseThrow().value(),
                        () -> {
                            for (String deed : List.of("retry", "dismiss")) {
                                Answer foreign = outsider.post("/api/messages/" + message + "/" + deed);
                                Answer missing = outsider.post("/api/messages/0000000000000/" + deed);
                                assertThat(foreign.status()).isEqualTo(404);
                                assertThat(foreign.body()).isEqualTo(missing.body());
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "scope=all",
                "scope=mine",
                "scope=unassigned",
                "scope=others",
                "scope=all&status=COMPLETED",
                "scope=all&unread=true",
                "scope=all&sort=waiting",
                "scope=all&route=none"
            })
    void noListShowsAForeignConversation(String query) {
        String id = conversationOfAnotherDepartment();
        JsonObject item = member.conversation(id);
        String department = item.getJsonObject("department").getString("id");
        String number = item.getJsonObject("number").getString("id");
        for (String narrowed : List.of(query, query + "&department=" + department, query + "&number=" + number)) {
            assertThat(outsider.list(narrowed))
                    .noneMatch(seen -> seen.toString().contains(SECRET))
                    .noneMatch(seen -> !seen.isNull("department")
                            && seen.getJsonObject("department").getString("id").equals(department))
                    .noneMatch(seen -> seen.isNull("department"));
        }
        assertThat(bandeja.administrator().find(customer, "scope=all")).isPresent();
    }

    @Test
    void neitherCountersNorSocketNorEventsTellOfAForeignConversation() {
        // Somebody of a department in which nothing else happens.
        Company.Newcomer stranger = new Company(bandeja).hire("AGENT");
        JsonObject before = stranger.get("/api/me").require(200).json();
        try (PushLine foreign = stranger.listen();
                PushLine own = member.listen()) {
            String id = conversationOfAnotherDepartment();
            member.act(id, "claim").require(200);
            member.reply(id, "an answer").require(201);
            member.act(id, "complete").require(200);
            own.await("conversation.completed", id);
            assertThat(foreign.mentions(id)).isFalse();
            assertThat(foreign.mentions(SECRET)).isFalse();
            assertThat(foreign.heard()).noneMatch(VisibilityIT::isOfAConversation);
        }
        assertThat(stranger.get("/api/me").require(200).json().getJsonObject("counters"))
                .isEqualTo(before.getJsonObject("counters"));
        JsonObject missed = stranger.get("/api/events?after=" + before.getString("events"))
                .require(200)
                .json();
        assertThat(missed.getJsonArray("items").getValuesAs(JsonObject.class))
                .noneMatch(VisibilityIT::isOfAConversation);
        assertThat(member.get("/api/events?after=" + before.getString("events")).items())
                .isNotEmpty();
    }

    /** Of labels and the like everybody hears. */
    private static boolean isOfAConversation(JsonObject event) {
        return event.containsKey("conversation") && !event.isNull("conversation")
                || PushLine.type(event).equals("counters");
    }

    @Test
    void anAgentOfTwoDepartmentsSeesBoth() {
        AgentDoor both =
                bandeja.people(person -> person.departments().size() > 1).get(0);
        for (var number : bandeja.demo().numbers()) {
            Customer someone = Customer.unknown("For " + number.department());
            bandeja.webhook().writes(someone, number.phoneNumberId(), "hello");
            JsonObject item = both.conversation(both.awaitConversation(someone));
            assertThat(item.getJsonObject("department").getString("name")).isEqualTo(number.department());
        }
    }

    @Test
    void readingMovesTheMarkOfThisAgentOnly() {
        AgentDoor colleague = bandeja.agents().get(1);
        bandeja.webhook().writes(customer, bandeja.number(), "one");
        String id = member.awaitConversation(customer);
        bandeja.webhook().writes(customer, bandeja.number(), "two");
        Eventually.holds("two are unread", () -> member.conversation(id).getInt("unread") == 2);
        long seq = member.messages(id).get(0).getJsonNumber("seq").longValue();
        member.read(id, seq).require(204);
        assertThat(member.conversation(id).getInt("unread")).isEqualTo(1);
        member.read(id, Long.MAX_VALUE).require(204);
        assertThat(member.conversation(id).getInt("unread")).isZero();
        member.read(id, seq).require(204);
        assertThat(member.conversation(id).getInt("unread")).as("never back").isZero();
        assertThat(colleague.conversation(id).getInt("unread")).isEqualTo(2);
        member.read(id, 0).require(204);
        assertThat(member.conversation(id).getBoolean("newActivity")).isTrue();
        assertThat(member.conversation(id).getInt("unread")).isEqualTo(1);
        member.read(id, Long.MAX_VALUE).require(204);
        member.unread(id, 2).require(204);
        assertThat(member.conversation(id).getInt("unread"))
                .as("as many as before")
                .isEqualTo(2);
        assertThat(member.unread(id, -1).status()).isEqualTo(400);
        assertThat(member.read(id, -1).status()).isEqualTo(400);
    }

    @Test
    void aMarkMovedInOneWindowIsToldToTheOtherWindowOfTheSamePersonOnly() {
        bandeja.webhook().writes(customer, bandeja.number(), "read me");
        String id = member.awaitConversation(customer);
        try (PushLine mine = member.listen();
                PushLine colleagues = bandeja.agents().get(1).listen()) {
            member.read(id, Long.MAX_VALUE).require(204);
            mine.await("conversation.read", id);
            member.act(id, "claim").require(200);
            colleagues.await("conversation.claimed", id);
            assertThat(colleagues.types()).doesNotContain("conversation.read");
        }
    }

    @Test
    void afterWhateverPeopleDoTheBadgesAgreeWithTheLists() {
        Random random = new Random(20261122);
        List<AgentDoor> people = new ArrayList<>(bandeja.members());
        people.add(bandeja.administrator());
        people.add(outsider);
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Customer someone = Customer.unknown("Badge " + i);
            customers.add(someone);
            bandeja.webhook().writes(someone, bandeja.number(), "hello");
        }
        List<String> ids = customers.stream().map(member::awaitConversation).toList();
        List<BiConsumer<AgentDoor, Integer>> deeds = List.of(
                (agent, i) -> agent.act(ids.get(i), "claim"),
                (agent, i) -> agent.act(ids.get(i), "return"),
                (agent, i) -> agent.act(ids.get(i), "complete"),
                (agent, i) -> agent.act(ids.get(i), "reopen"),
                (agent, i) -> agent.read(ids.get(i), Long.MAX_VALUE),
                (agent, i) -> agent.read(ids.get(i), 0),
                (agent, i) -> agent.read(ids.get(i), 1),
                (agent, i) -> bandeja.webhook().writes(customers.get(i), bandeja.number(), "again"));
        for (int step = 1; step <= 60; step++) {
            deeds.get(random.nextInt(deeds.size()))
                    .accept(people.get(random.nextInt(people.size())), random.nextInt(ids.size()));
            if (step % 15 == 0) {
                bandeja.rows().awaitProcessed();
                people.forEach(person -> Eventually.passes(() -> requireAgreement(person)));
            }
        }
    }

    private void requireAgreement(AgentDoor agent) {
        JsonObject counters = agent.me().getJsonObject("counters");
        List<JsonObject> unread = agent.list("unread=true");
        assertThat(unread).allMatch(item -> item.getBoolean("newActivity"));
        long mine = unread.stream().filter(VisibilityIT::isMine).count();
        long unassigned =
                unread.stream().filter(item -> item.isNull("assignee")).count();
        assertThat(counters.getInt("mine")).as("mine of " + agent.name()).isEqualTo((int) mine);
        assertThat(counters.getInt("unassigned"))
                .as("unassigned of " + agent.name())
                .isEqualTo((int) unassigned);
        long shown = agent.list("scope=work").stream()
                .filter(item -> item.getBoolean("newActivity"))
                .count();
        assertThat(shown).as("work view of " + agent.name()).isEqualTo(unread.size());
    }

    private static boolean isMine(JsonObject item) {
        return item.getString("flag", "").equals("MINE");
    }
}
