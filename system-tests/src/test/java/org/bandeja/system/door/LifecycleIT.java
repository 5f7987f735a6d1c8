package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.AtOnce;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Envelope;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has a conversation, and how it ends and begins again. */
@OnSharedInstallation
class LifecycleIT {
    /** What every member may do at any time. */
    private static final Set<String> ALWAYS = Set.of("READ", "NOTE", "EDIT_CONTACT", "LABEL");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final Customer customer = Customer.unknown("Lifecycle");
    private String id;

    @BeforeEach
    void aCustomerWrites() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        id = ana.awaitConversation(customer);
    }

    @Test
    void aNewConversationIsRoutedToTheDepartmentAndUnassigned() {
        JsonObject item = ana.conversation(id);
        assertThat(item.getString("status")).isEqualTo("OPEN");
        assertThat(item.isNull("assignee")).isTrue();
        assertThat(item.isNull("flag")).isTrue();
        assertThat(item.getJsonObject("department").getString("name")).isEqualTo(bandeja.department());
        assertThat(item.getJsonArray("routePath").getValuesAs(JsonObject.class))
                .extracting(step -> step.getString("kind"))
                .containsExactly("NUMBER", "DEPARTMENT");
        assertThat(actions(item)).containsExactlyInAnyOrder("CLAIM");
        assertThat(ana.timeline(id)).contains("ROUTED");
    }

    @Test
    void whoTakesItHasTheGreenFlagAndTheOthersSeeAGreyOne() {
        Answer answer = ana.act(id, "claim").require(200);
        assertThat(answer.json().getString("flag")).isEqualTo("MINE");
        assertThat(actions(answer.json()))
                .contains("REPLY", "RETURN", "COMPLETE")
                .doesNotContain("CLAIM");
        JsonObject seen = luis.conversation(id);
        assertThat(seen.getString("flag")).isEqualTo("OTHER");
        assertThat(seen.getJsonObject("assignee").getString("name")).isEqualTo(ana.name());
        assertThat(actions(seen)).isEmpty();
    }

    @Test
    void takingOnesOwnAgainChangesNothing() {
        JsonObject first = ana.act(id, "claim").require(200).json();
        assertThat(ana.act(id, "claim").require(200).json()).isEqualTo(first);
        assertThat(ana.timeline(id)).containsOnlyOnce("CLAIMED");
    }

    @Test
    void whoComesLateIsToldWhoHasIt() {
        ana.act(id, "claim").require(200);
        for (AgentDoor late : List.of(luis, bandeja.departmentAdmin(), bandeja.administrator())) {
            Answer answer = late.act(id, "claim");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.rule()).isEqualTo("AlreadyAssigned");
            assertThat(answer.json().getJsonObject("assignee").getString("name"))
                    .isEqualTo(ana.name());
            assertThat(answer.json().getString("detail")).contains(ana.name());
        }
    }

    @RepeatedTest(5)
    void ofTwentyAtOnceExactlyOneWins() {
        List<AgentDoor> all = Stream.concat(bandeja.members().stream(), Stream.of(bandeja.administrator()))
                .toList();
        List<AgentDoor> twenty = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> all.get(i % all.size()))
                .toList();
        record Try(AgentDoor by, Answer answer) {}
        List<Try> tries = AtOnce.all(twenty.stream()
                .map(agent -> (Callable<Try>) () -> new Try(agent, agent.act(id, "claim")))
                .toList());
        List<String> winners = tries.stream()
                .filter(each -> each.answer().status() == 200)
                .map(each -> each.by().name())
                .distinct()
                .toList();
        assertThat(winners).hasSize(1);
        String winner = winners.get(0);
        assertThat(bandeja.administrator()
                        .conversation(id)
                        .getJsonObject("assignee")
                        .getString("name"))
                .isEqualTo(winner);
        for (Try each : tries) {
            if (each.by().name().equals(winner)) {
                assertThat(each.answer().status()).isEqualTo(200);
            } else {
                assertThat(each.answer().status()).isEqualTo(409);
                assertThat(each.answer().json().getJsonObject("assignee").getString("name"))
                        .isEqualTo(winner);
                assertThat(each.by().reply(id, "mine!").status()).isEqualTo(403);
            }
        }
        assertThat(ana.timeline(id)).containsOnlyOnce("CLAIMED");
        assertThat(ana.messages(id)).hasSize(1);
    }

    @Test
    void onlyTheAssigneeAnswers() {
        assertThat(luis.reply(id, "nobody has it").status()).isEqualTo(403);
        ana.act(id, "claim").require(200);
        assertThat(luis.reply(id, "not mine").status()).isEqualTo(403);
        assertThat(bandeja.departmentAdmin().reply(id, "not mine").status()).isEqualTo(403);
        assertThat(bandeja.administrator().reply(id, "not mine").status()).isEqualTo(403);
        assertThat(ana.reply(id, "mine").status()).isEqualTo(201);
    }

    @Test
    void whatIsReturnedIsUnassignedAndNewForAllButWhoDidIt() {
        ana.act(id, "claim").require(200);
        long seq = ana.conversation(id).getJsonNumber("seq").longValue();
        luis.read(id, seq).require(204);
        assertThat(luis.conversation(id).getBoolean("newActivity")).isFalse();
        ana.act(id, "return").require(200);
        JsonObject seen = luis.conversation(id);
        assertThat(seen.isNull("assignee")).isTrue();
        assertThat(seen.getJsonObject("department").getString("name")).isEqualTo(bandeja.department());
        assertThat(seen.getBoolean("newActivity")).isTrue();
        assertThat(ana.conversation(id).getBoolean("newActivity")).isFalse();
        assertThat(ana.timeline(id)).containsSubsequence("CLAIMED", "RETURNED");
    }

    @Test
    void whatNobodyHasCannotBeReturned() {
        assertThat(bandeja.departmentAdmin().act(id, "return").status()).isEqualTo(409);
        assertThat(ana.act(id, "return").status()).isIn(403, 409);
    }

    @Test
    void aDepartmentsAdminReturnsAndCompletesWhatAnotherHas() {
        ana.act(id, "claim").require(200);
        assertThat(luis.act(id, "return").status()).isEqualTo(403);
        assertThat(luis.act(id, "complete").status()).isEqualTo(403);
        bandeja.departmentAdmin().act(id, "return").require(200);
        assertThat(ana.act(id, "complete").status()).isEqualTo(403);
        bandeja.departmentAdmin().act(id, "complete").require(200);
        assertThat(ana.conversation(id).getString("status")).isEqualTo("COMPLETED");
    }

    @Test
    void whatIsCompletedIsFoundUnderCompletedAndCanBeReopened() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        assertThat(luis.find(customer, "scope=all")).isEmpty();
        JsonObject completed = luis.find(customer, "scope=all&status=COMPLETED").orElseThrow();
        assertThat(completed.getString("flag")).isEqualTo("OTHER");
        assertThat(actions(completed)).containsExactly("REOPEN");
        assertThat(ana.find(customer, "scope=mine&status=COMPLETED")).isPresent();
        assertThat(luis.find(customer, "scope=mine&status=COMPLETED")).isEmpty();
        JsonObject reopened = luis.act(id, "reopen").require(200).json();
        assertThat(reopened.getString("status")).isEqualTo("OPEN");
        assertThat(reopened.isNull("assignee")).isTrue();
        assertThat(ana.find(customer, "scope=unassigned")).isPresent();
        assertThat(ana.timeline(id)).containsSubsequence("CLAIMED", "COMPLETED", "REOPENED");
    }

    @ParameterizedTest
    @CsvSource({"claim", "return", "complete"})
    void whatIsCompletedCannotBeWorkedOn(String action) {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        assertThat(bandeja.departmentAdmin().act(id, action).status()).isEqualTo(409);
        assertThat(ana.reply(id, "too late").status()).isEqualTo(409);
    }

    @Test
    void whatIsOpenCannotBeReopened() {
        Answer answer = ana.act(id, "reopen");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.rule()).isEqualTo("ConversationStillOpen");
    }

    @Test
    void theCustomersNextMessageReopensWhatWasCompleted() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        bandeja.webhook().writes(customer, bandeja.number(), "one more thing");
        Eventually.holds(
                "it is open again",
                () -> ana.conversation(id).getString("status").equals("OPEN"));
        JsonObject item = ana.conversation(id);
        assertThat(item.isNull("assignee")).isTrue();
        assertThat(ana.texts(id)).containsExactly("hello", "one more thing");
        JsonObject entry = ana.get("/api/conversations/" + id + "/timeline").items().stream()
                .filter(line -> line.getString("action").equals("REOPENED"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.isNull("actor")).isTrue();
    }

    @Test
    void afterTheReopeningTimeANewConversationBegins() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        completed(8);
        bandeja.webhook().writes(customer, bandeja.number(), "long after");
        JsonObject next = Eventually.found("another conversation", () -> ana.find(customer, "scope=all"));
        assertThat(next.getString("id")).isNotEqualTo(id);
        Answer refused = ana.act(id, "reopen");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("AnotherIsOpen");
    }

    /** The number reopens for seven days. */
    @ParameterizedTest
    @CsvSource({"6, true", "8, false"})
    void whatComesLateTogetherWithSomethingNewDoesNotTellWhetherItGoesOn(int daysAgo, boolean goesOn) {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        completed(daysAgo);
        Instant now = Instant.now();
        bandeja.webhook()
                .deliver(new Envelope()
                        .change(Envelope.messages(
                                bandeja.number(),
                                List.of(customer),
                                List.of(
                                        Envelope.text(
                                                customer, Envelope.newId(), now.minus(Duration.ofDays(9)), "late"),
                                        Envelope.text(customer, Envelope.newId(), now, "new"))))
                        .text())
                .require(200);
        JsonObject open = Eventually.found("an open one", () -> ana.find(customer, "scope=all"));
        assertThat(open.getString("id").equals(id)).isEqualTo(goesOn);
        assertThat(ana.texts(open.getString("id")))
                .containsExactlyElementsOf(goesOn ? List.of("late", "hello", "new") : List.of("late", "new"));
    }

    private void completed(int daysAgo) {
        bandeja.rows()
                .change(
                        "UPDATE conversation SET completed_at = completed_at - INTERVAL ? DAY WHERE id = ?",
                        daysAgo,
                        ConversationId.parse(id).orElseThrow().value());
    }

    @Test
    void theWindowClosesADayAfterTheCustomersLastMessage() {
        Customer quiet = Customer.unknown("Quiet for a day");
        bandeja.webhook()
                .writes(quiet, bandeja.number(), "yesterday", Instant.now().minus(Duration.ofHours(25)));
        String late = ana.awaitConversation(quiet);
        JsonObject item = ana.act(late, "claim").require(200).json();
        assertThat(item.getJsonObject("window").getBoolean("open")).isFalse();
        Answer refused = ana.reply(late, "too late");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("WindowClosed");
        assertThat(ana.messages(late)).hasSize(1);
        bandeja.webhook().writes(quiet, bandeja.number(), "today");
        Eventually.holds(
                "the window is open again",
                () -> ana.conversation(late).getJsonObject("window").getBoolean("open"));
        assertThat(ana.reply(late, "in time").status()).isEqualTo(201);
    }

    @Test
    void aMessageThatArrivesLateDoesNotShortenTheWindow() {
        String closes = ana.conversation(id).getJsonObject("window").getString("closesAt");
        bandeja.webhook()
                .writes(customer, bandeja.number(), "delayed", Instant.now().minus(Duration.ofHours(30)));
        Eventually.holds("both are there", () -> ana.texts(id).equals(List.of("delayed", "hello")));
        assertThat(ana.conversation(id).getJsonObject("window").getString("closesAt"))
                .isEqualTo(closes);
    }

    private static List<String> actions(JsonObject item) {
        return item.getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(action -> !ALWAYS.contains(action))
                .toList();
    }
}
