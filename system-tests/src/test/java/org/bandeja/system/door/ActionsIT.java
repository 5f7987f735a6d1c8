package org.bandeja.system.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bandeja.system.client.AgentDoor;
import org.bandeja.system.client.Answer;
import org.bandeja.system.client.Bandeja;
import org.bandeja.system.client.Customer;
import org.bandeja.system.client.Eventually;
import org.bandeja.system.client.PushLine;
import org.bandeja.system.installation.Demo;
import org.bandeja.system.installation.OnSharedInstallation;
import org.bandeja.system.installation.SharedInstallation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations go from hand to hand, and from department to department. */
@OnSharedInstallation
class ActionsIT {
    private static final Set<String> ALWAYS = Set.of("READ", "NOTE", "EDIT_CONTACT", "LABEL");

    private final Bandeja bandeja = new Bandeja(SharedInstallation.get());
    private final AgentDoor ana = bandeja.agents().get(0);
    private final AgentDoor luis = bandeja.agents().get(1);
    private final AgentDoor admin = bandeja.departmentAdmin();
    private final AgentDoor administrator = bandeja.administrator();
    private final AgentDoor outsider = bandeja.outsider();
    private final Customer customer = Customer.unknown("Hands");
    private String id;

    @BeforeEach
    void aCustomerWrites() {
        bandeja.webhook().writes(customer, bandeja.number(), "hello");
        id = ana.awaitConversation(customer);
    }

    // --- what is offered

    @Test
    void eachIsOfferedExactlyWhatHeMayDoNow() {
        assertThat(actions(ana)).containsExactlyInAnyOrder("CLAIM");
        assertThat(actions(admin)).containsExactlyInAnyOrder("CLAIM", "ASSIGN", "MOVE", "COMPLETE", "RETRY");
        ana.act(id, "claim").require(200);
        assertThat(actions(ana)).containsExactlyInAnyOrder("REPLY", "RETURN", "TRANSFER", "COMPLETE", "RETRY");
        assertThat(actions(luis)).isEmpty();
        Set<String> steering = Set.of("TAKE_OVER", "RETURN", "TRANSFER", "MOVE", "COMPLETE", "RETRY");
        assertThat(actions(admin)).isEqualTo(steering);
        assertThat(actions(administrator)).isEqualTo(steering);
        ana.act(id, "complete").require(200);
        for (AgentDoor each : List.of(ana, luis, admin, administrator)) {
            assertThat(actions(each)).containsExactly("REOPEN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "takeover", "return", "complete", "reopen", "undo"})
    void whoDoesNotSeeItFindsNothing(String action) {
        assertThat(outsider.act(id, action).status()).isEqualTo(404);
        assertThat(ana.act("0000000000000", action).status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotSeeItFindsNeitherTargetsNorHands() {
        Answer missing = outsider.get("/api/conversations/0000000000000/targets?for=transfer");
        for (Answer answer : List.of(
                outsider.assign(id, ana),
                outsider.transfer(id, ana),
                outsider.move(id, department(bandeja.department())),
                outsider.note(id, "hello"),
                outsider.get("/api/conversations/" + id + "/targets?for=assign"),
                outsider.get("/api/conversations/" + id + "/targets?for=transfer"),
                outsider.get("/api/conversations/" + id + "/targets?for=move"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(missing.body());
        }
    }

    // --- assign

    @Test
    void anAdminAssignsWhatNobodyHas() {
        JsonObject item = admin.assign(id, luis).require(200).json();
        assertThat(item.getJsonObject("assignee").getString("name")).isEqualTo(luis.name());
        assertThat(luis.conversation(id).getString("flag")).isEqualTo("MINE");
        JsonObject line = last(ana);
        assertThat(line.getString("action")).isEqualTo("ASSIGNED");
        assertThat(line.getJsonObject("actor").getString("name")).isEqualTo(admin.name());
        assertThat(line.getJsonObject("subject").getString("name")).isEqualTo(luis.name());
    }

    @Test
    void anAgentAssignsNothingToOthers() {
        Answer answer = ana.assign(id, luis);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.rule()).isEqualTo("OnlyAdmins");
        assertThat(answer.json().getString("detail")).startsWith("Only admins of this department");
    }

    @Test
    void whatSomebodyHasIsNotAssignedAndOneLearnsWhoHasIt() {
        ana.act(id, "claim").require(200);
        Answer answer = admin.assign(id, luis);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getJsonObject("assignee").getString("name")).isEqualTo(ana.name());
    }

    @Test
    void onlyMembersGetItAndWhoIsNoMemberAndWhoDoesNotExistLookTheSame() {
        Answer foreign = admin.assign(id, outsider);
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.rule()).isEqualTo("NotAMember");
        assertThat(administrator.assign(id, administrator).rule()).isEqualTo("NotAMember");
        for (String nobody : List.of("0000000000000", "nonsense", "")) {
            Answer answer = admin.post("/api/conversations/" + id + "/assign", AgentDoor.field("agent", nobody));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo(foreign.body());
        }
        assertThat(admin.post("/api/conversations/" + id + "/assign", AgentDoor.field("who", "x"))
                        .status())
                .isEqualTo(400);
        assertThat(ana.conversation(id).isNull("assignee")).isTrue();
    }

    @Test
    void whoIsDisabledGetsNothing() {
        whileDisabled(luis, () -> {
            assertThat(admin.assign(id, luis).rule()).isEqualTo("NotAMember");
            assertThat(names(admin, "assign")).doesNotContain(luis.name());
        });
    }

    // --- take over

    @Test
    void anAdminTakesOverWhatAnotherHas() {
        ana.act(id, "claim").require(200);
        assertThat(luis.act(id, "takeover").status()).isEqualTo(403);
        JsonObject item = admin.act(id, "takeover").require(200).json();
        assertThat(item.getString("flag")).isEqualTo("MINE");
        assertThat(ana.reply(id, "too late").status()).isEqualTo(403);
        assertThat(last(ana).getJsonObject("subject").getString("name")).isEqualTo(ana.name());
        assertThat(admin.act(id, "takeover").require(200).json().getJsonNumber("seq"))
                .as("once more changes nothing")
                .isEqualTo(item.getJsonNumber("seq"));
    }

    @Test
    void whatNobodyHasIsNotTakenOver() {
        assertThat(admin.act(id, "takeover").rule()).isEqualTo("NobodyAssigned");
    }

    @Test
    void whoTakesOverFromSomebodyWhoHasItNoMoreIsToldWhoHas() {
        ana.act(id, "claim").require(200);
        Answer answer = admin.act(id, "takeover?from=" + luis.id());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getJsonObject("assignee").getString("name")).isEqualTo(ana.name());
        admin.act(id, "takeover?from=" + ana.id()).require(200);
    }

    // --- transfer

    @Test
    void anAssigneeHandsOverHisOwn() {
        ana.act(id, "claim").require(200);
        JsonObject item = ana.transfer(id, luis).require(200).json();
        assertThat(item.getString("flag")).isEqualTo("OTHER");
        assertThat(luis.conversation(id).getString("flag")).isEqualTo("MINE");
        Answer again = ana.transfer(id, admin);
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.rule()).isEqualTo("AssignedToAnother");
        assertThat(again.json().getJsonObject("assignee").getString("name")).isEqualTo(luis.name());
        assertThat(again.json().getString("detail")).contains(luis.name());
    }

    @Test
    void aDepartmentCanLeaveTransfersToItsAdmins() {
        ana.act(id, "claim").require(200);
        bandeja.rows().change("UPDATE department SET only_admins_transfer = TRUE WHERE name = ?", bandeja.department());
        try {
            assertThat(actions(ana)).doesNotContain("TRANSFER");
            Answer refused = ana.transfer(id, luis);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.rule()).isEqualTo("OnlyAdminsTransfer");
            assertThat(ana.get("/api/conversations/" + id + "/targets?for=transfer")
                            .status())
                    .isEqualTo(403);
            admin.transfer(id, luis).require(200);
        } finally {
            bandeja.rows()
                    .change("UPDATE department SET only_admins_transfer = FALSE WHERE name = ?", bandeja.department());
        }
        assertThat(luis.conversation(id).getString("flag")).isEqualTo("MINE");
    }

    @Test
    void aTransferGoesToAnotherMemberOnly() {
        ana.act(id, "claim").require(200);
        assertThat(ana.transfer(id, ana).rule()).isEqualTo("AlreadyAssigned");
        assertThat(ana.transfer(id, outsider).rule()).isEqualTo("NotAMember");
        assertThat(ana.transfer(id, administrator).rule()).isEqualTo("NotAMember");
        whileDisabled(luis, () -> assertThat(ana.transfer(id, luis).rule()).isEqualTo("NotAMember"));
        assertThat(ana.conversation(id).getString("flag")).isEqualTo("MINE");
    }

    @Test
    void whatNobodyHasIsNotTransferred() {
        assertThat(admin.transfer(id, luis).rule()).isEqualTo("NobodyAssigned");
        for (Answer answer : List.of(luis.transfer(id, ana), luis.act(id, "return"), luis.act(id, "complete"))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.rule()).isEqualTo("AssignFirst");
        }
    }

    @Test
    void onlyWhoHasItAnswersAndAdministratorsAreToldThatTheyDoNotEither() {
        ana.act(id, "claim").require(200);
        for (AgentDoor other : List.of(luis, admin, administrator)) {
            Answer answer = other.reply(id, "not mine");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.rule()).isEqualTo("OnlyAssigneeReplies");
            assertThat(answer.json().getJsonObject("assignee").getString("name"))
                    .isEqualTo(ana.name());
            assertThat(answer.json().getString("detail")).contains(ana.name());
        }
    }

    @Test
    void whatIsCompletedIsNotCompletedAgainWhoeverHadIt() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        for (AgentDoor each : List.of(ana, luis, admin)) {
            Answer answer = each.act(id, "complete");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.rule()).isEqualTo("ConversationCompleted");
        }
    }

    // --- targets

    @Test
    void whoMayGiveItAwayIsToldToWhom() {
        Set<String> members = bandeja.members().stream().map(AgentDoor::name).collect(Collectors.toSet());
        assertThat(names(admin, "assign")).isEqualTo(members);
        ana.act(id, "claim").require(200);
        Set<String> others = new TreeSet<>(members);
        others.remove(ana.name());
        assertThat(names(ana, "transfer")).isEqualTo(others);
        assertThat(names(administrator, "transfer")).isEqualTo(others);
        JsonObject chief = ana.get("/api/conversations/" + id + "/targets?for=transfer").items().stream()
                .filter(item -> item.getString("name").equals(admin.name()))
                .findFirst()
                .orElseThrow();
        assertThat(chief.getString("role")).isEqualTo("ADMIN");
        assertThat(names(admin, "move")).doesNotContain(bandeja.department()).isNotEmpty();
    }

    @Test
    void whoMayNotGiveItAwayIsToldNobody() {
        for (String deed : List.of("assign", "transfer", "move")) {
            assertThat(luis.get("/api/conversations/" + id + "/targets?for=" + deed)
                            .status())
                    .as(deed)
                    .isEqualTo(403);
        }
        assertThat(admin.get("/api/conversations/" + id + "/targets?for=claim").status())
                .isEqualTo(400);
        assertThat(admin.get("/api/conversations/" + id + "/targets").status()).isEqualTo(400);
    }

    // --- move

    @Test
    void whatIsMovedIsTheOtherDepartmentsWithItsMessagesAndNobodyElsesAnyMore() {
        String elsewhere = elsewhere();
        AgentDoor there = member(elsewhere);
        ana.act(id, "claim").require(200);
        ana.reply(id, "an answer").require(201);
        try (PushLine lost = luis.listen();
                PushLine found = there.listen()) {
            JsonObject gone = admin.move(id, department(elsewhere)).require(200).json();
            assertThat(gone.getBoolean("gone")).isTrue();
            assertThat(gone.getJsonObject("undo").getString("action")).isEqualTo("MOVE");
            lost.await("conversation.gone", id);
            JsonObject moved = found.await("conversation.moved", id);
            assertThat(moved.getJsonObject("conversation")
                            .getJsonObject("department")
                            .getString("name"))
                    .isEqualTo(elsewhere);
        }
        for (AgentDoor before : List.of(ana, luis, admin)) {
            assertThat(before.get("/api/conversations/" + id).status()).isEqualTo(404);
            assertThat(before.find(customer)).isEmpty();
        }
        JsonObject item = there.conversation(id);
        assertThat(item.isNull("assignee")).isTrue();
        assertThat(item.getBoolean("newActivity")).isTrue();
        assertThat(there.texts(id)).containsExactly("hello", "an answer");
        assertThat(item.getJsonArray("routePath").getValuesAs(JsonObject.class))
                .extracting(step -> step.getString("name"))
                .endsWith(bandeja.department(), elsewhere);
        assertThat(last(there).getJsonObject("subject").getString("name")).isEqualTo(elsewhere);
        there.act(id, "claim").require(200);
    }

    @Test
    void anAgentDoesNotMove() {
        ana.act(id, "claim").require(200);
        assertThat(ana.move(id, department(elsewhere())).status()).isEqualTo(403);
    }

    @Test
    void itGoesToADepartmentThatIsThereAndNotArchived() {
        assertThat(admin.move(id, department(bandeja.department())).rule()).isEqualTo("AlreadyInDepartment");
        assertThat(admin.move(id, "0000000000000").rule()).isEqualTo("DepartmentNotAvailable");
        assertThat(admin.move(id, "nonsense").rule()).isEqualTo("DepartmentNotAvailable");
        String elsewhere = elsewhere();
        String target = department(elsewhere);
        bandeja.rows().change("UPDATE department SET archived = TRUE WHERE name = ?", elsewhere);
        try {
            assertThat(admin.move(id, target).rule()).isEqualTo("DepartmentNotAvailable");
            assertThat(names(admin, "move")).doesNotContain(elsewhere);
        } finally {
            bandeja.rows().change("UPDATE department SET archived = FALSE WHERE name = ?", elsewhere);
        }
        assertThat(admin.post("/api/conversations/" + id + "/move", AgentDoor.field("to", "x"))
                        .status())
                .isEqualTo(400);
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        assertThat(admin.move(id, department(elsewhere)).rule()).isEqualTo("ConversationCompleted");
    }

    @Test
    void whatHasNoRouteIsMovedIntoADepartmentByAdministratorsOnly() {
        Customer lost = Customer.unknown("Lost");
        bandeja.webhook().writes(lost, "109999999999999", "is anybody there?");
        String found = administrator.awaitConversation(lost);
        assertThat(actions(administrator.conversation(found))).containsExactlyInAnyOrder("MOVE", "COMPLETE", "RETRY");
        assertThat(administrator.act(found, "claim").rule()).isEqualTo("WithoutDepartment");
        assertThat(administrator.assign(found, ana).rule()).isEqualTo("NotAMember");
        assertThat(admin.move(found, department(bandeja.department())).status()).isEqualTo(404);
        JsonObject item = administrator
                .move(found, department(bandeja.department()))
                .require(200)
                .json();
        bandeja.rows().leaveTimeToUndo(found);
        assertThat(item.getJsonObject("department").getString("name")).isEqualTo(bandeja.department());
        assertThat(ana.find(lost, "scope=unassigned")).isPresent();
        administrator.act(found, "undo").require(200);
        assertThat(ana.find(lost)).isEmpty();
        assertThat(administrator.conversation(found).isNull("department")).isTrue();
    }

    // --- undo

    @Test
    void aReturnIsTakenBack() {
        ana.act(id, "claim").require(200);
        long unread = luis.conversation(id).getInt("unread");
        Instant asked = Instant.now();
        JsonObject returned = ana.act(id, "return").require(200).json();
        JsonObject undo = returned.getJsonObject("undo");
        assertThat(undo.getString("action")).isEqualTo("RETURN");
        assertThat(Instant.parse(undo.getString("until")))
                .isBetween(asked.plusSeconds(9), Instant.now().plusSeconds(11));
        bandeja.rows().leaveTimeToUndo(id);
        assertThat(luis.conversation(id).isNull("undo"))
                .as("for who did it only")
                .isTrue();
        assertThat(luis.act(id, "undo").status()).isEqualTo(409);
        assertThat(luis.act(id, "undo").rule()).isEqualTo("NothingToUndo");
        try (PushLine line = luis.listen()) {
            JsonObject item = ana.act(id, "undo").require(200).json();
            assertThat(item.getString("flag")).isEqualTo("MINE");
            assertThat(item.isNull("undo")).isTrue();
            JsonObject told = line.await("conversation.undone", id);
            assertThat(told.getJsonObject("timeline").getString("detail")).isEqualTo("RETURNED");
        }
        assertThat(luis.conversation(id).getInt("unread")).isEqualTo((int) unread);
        assertThat(ana.act(id, "undo").rule()).isEqualTo("NothingToUndo");
    }

    @Test
    void whatWasNewIsNewAgainAndWhatWasReadIsRead() {
        luis.act(id, "claim").require(200);
        luis.read(id, Long.MAX_VALUE).require(204);
        ana.read(id, Long.MAX_VALUE).require(204);
        assertThat(admin.conversation(id).getInt("unread")).isEqualTo(1);
        admin.act(id, "return").require(200);
        bandeja.rows().leaveTimeToUndo(id);
        assertThat(ana.conversation(id).getBoolean("newActivity")).isTrue();
        assertThat(admin.conversation(id).getBoolean("newActivity")).isFalse();
        admin.act(id, "undo").require(200);
        assertThat(ana.conversation(id).getBoolean("newActivity")).isFalse();
        assertThat(admin.conversation(id).getInt("unread")).isEqualTo(1);
        assertThat(luis.conversation(id).getString("flag")).isEqualTo("MINE");
    }

    @Test
    void aTransferIsTakenBack() {
        ana.act(id, "claim").require(200);
        ana.transfer(id, luis).require(200);
        bandeja.rows().leaveTimeToUndo(id);
        ana.act(id, "undo").require(200);
        assertThat(ana.conversation(id).getString("flag")).isEqualTo("MINE");
        assertThat(luis.conversation(id).getString("flag")).isEqualTo("OTHER");
    }

    @Test
    void aCompletionIsTakenBack() {
        ana.act(id, "claim").require(200);
        String waiting = ana.conversation(id).getString("waitingSince");
        assertThat(ana.act(id, "complete")
                        .require(200)
                        .json()
                        .getJsonObject("undo")
                        .getString("action"))
                .isEqualTo("COMPLETE");
        bandeja.rows().leaveTimeToUndo(id);
        JsonObject item = ana.act(id, "undo").require(200).json();
        assertThat(item.getString("status")).isEqualTo("OPEN");
        assertThat(item.getString("flag")).isEqualTo("MINE");
        assertThat(item.getString("waitingSince")).isEqualTo(waiting);
        ana.reply(id, "where were we?").require(201);
    }

    @Test
    void aReopeningIsTakenBack() {
        ana.act(id, "claim").require(200);
        String completed = ana.act(id, "complete").require(200).json().getString("completedAt");
        luis.act(id, "reopen").require(200);
        bandeja.rows().leaveTimeToUndo(id);
        JsonObject item = luis.act(id, "undo").require(200).json();
        assertThat(item.getString("status")).isEqualTo("COMPLETED");
        assertThat(item.getString("completedAt")).isEqualTo(completed);
        assertThat(luis.find(customer, "scope=all")).isEmpty();
    }

    @Test
    void aMoveOutOfSightIsTakenBack() {
        AgentDoor there = member(elsewhere());
        ana.act(id, "claim").require(200);
        admin.move(id, department(elsewhere())).require(200);
        bandeja.rows().leaveTimeToUndo(id);
        assertThat(admin.get("/api/conversations/" + id).status()).isEqualTo(404);
        assertThat(ana.act(id, "undo").status()).isEqualTo(404);
        try (PushLine lost = there.listen();
                PushLine found = ana.listen()) {
            JsonObject item = admin.act(id, "undo").require(200).json();
            assertThat(item.getJsonObject("assignee").getString("name")).isEqualTo(ana.name());
            assertThat(item.getJsonArray("routePath")).hasSize(2);
            lost.await("conversation.gone", id);
            found.await("conversation.undone", id);
        }
        assertThat(there.get("/api/conversations/" + id).status()).isEqualTo(404);
        assertThat(ana.conversation(id).getString("flag")).isEqualTo("MINE");
    }

    @Test
    void asSoonAsSomebodyActsThereIsNothingToTakeBack() {
        ana.act(id, "claim").require(200);
        ana.act(id, "return").require(200);
        luis.act(id, "claim").require(200);
        Answer answer = ana.act(id, "undo");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.rule()).isEqualTo("NothingToUndo");
        assertThat(ana.conversation(id).isNull("undo")).isTrue();
        luis.act(id, "return").require(200);
        ana.note(id, "he was unhappy").require(201);
        assertThat(luis.act(id, "undo").rule()).isEqualTo("NothingToUndo");
    }

    @Test
    void aMoveThatSomebodyThereHasTakenUpStaysAndWhoMovedItLearnsNothingOfIt() {
        AgentDoor there = member(elsewhere());
        admin.move(id, department(elsewhere())).require(200);
        there.act(id, "claim").require(200);
        assertThat(admin.act(id, "undo").status()).isEqualTo(404);
        assertThat(there.conversation(id).getString("flag")).isEqualTo("MINE");
    }

    @Test
    void theCustomersMessagesDoNotEndItUnlessTheyReopen() {
        ana.act(id, "claim").require(200);
        ana.act(id, "return").require(200);
        bandeja.rows().leaveTimeToUndo(id);
        bandeja.webhook().writes(customer, bandeja.number(), "hello?");
        Eventually.holds("it is there", () -> ana.texts(id).size() == 2);
        assertThat(ana.act(id, "undo").require(200).json().getString("flag")).isEqualTo("MINE");
        ana.act(id, "complete").require(200);
        bandeja.webhook().writes(customer, bandeja.number(), "one more");
        Eventually.holds(
                "it is open", () -> ana.conversation(id).getString("status").equals("OPEN"));
        assertThat(ana.act(id, "undo").rule()).isEqualTo("NothingToUndo");
    }

    @Test
    void tenSecondsLaterItIsTooLate() {
        ana.act(id, "claim").require(200);
        ana.act(id, "return").require(200);
        bandeja.rows()
                .change(
                        "UPDATE conversation c JOIN contact k ON k.id = c.contact_id"
                                + " SET c.undo_until = c.undo_until - INTERVAL 10 SECOND WHERE k.phone = ?",
                        customer.phone().orElseThrow());
        assertThat(ana.conversation(id).isNull("undo")).isTrue();
        assertThat(ana.act(id, "undo").rule()).isEqualTo("NothingToUndo");
    }

    @Test
    void itIsNotGivenBackToSomebodyWhoDoesNotWorkThereAnyMore() {
        luis.act(id, "claim").require(200);
        admin.act(id, "return").require(200);
        bandeja.rows().leaveTimeToUndo(id);
        whileDisabled(luis, () -> assertThat(admin.act(id, "undo").rule()).isEqualTo("NotAMember"));
        assertThat(ana.conversation(id).isNull("assignee")).isTrue();
    }

    @Test
    void whatBeganAnewMeanwhileKeepsTheOldOneCompleted() {
        bandeja.rows()
                .change("UPDATE business_number SET reopening_hours = 0 WHERE phone_number_id = ?", bandeja.number());
        try {
            ana.act(id, "claim").require(200);
            ana.act(id, "complete").require(200);
            bandeja.rows()
                    .change(
                            "UPDATE conversation c JOIN contact k ON k.id = c.contact_id"
                                    + " SET c.completed_at = c.completed_at - INTERVAL 2 SECOND WHERE k.phone = ?",
                            customer.phone().orElseThrow());
            bandeja.rows().leaveTimeToUndo(id);
            bandeja.webhook().writes(customer, bandeja.number(), "something else");
            JsonObject next = Eventually.found("a new one", () -> ana.find(customer, "scope=all"));
            assertThat(next.getString("id")).isNotEqualTo(id);
            assertThat(ana.act(id, "undo").rule()).isEqualTo("AnotherIsOpen");
            assertThat(actions(ana)).as("nor can it be reopened").isEmpty();
        } finally {
            bandeja.rows()
                    .change(
                            "UPDATE business_number SET reopening_hours = 168 WHERE phone_number_id = ?",
                            bandeja.number());
        }
    }

    // --- reopening by the customer

    @Test
    void aDepartmentCanGiveItBackToWhoHadItLast() {
        ana.act(id, "claim").require(200);
        ana.act(id, "complete").require(200);
        givingBack(() -> {
            bandeja.webhook().writes(customer, bandeja.number(), "me again");
            Eventually.holds(
                    "it is with her again",
                    () -> Optional.of(ana.conversation(id))
                            .filter(item -> item.getString("flag", "").equals("MINE"))
                            .filter(item -> item.getString("status").equals("OPEN"))
                            .isPresent());
        });
        JsonObject line = last(luis);
        assertThat(line.getString("action")).isEqualTo("GIVEN_BACK");
        assertThat(line.isNull("actor")).isTrue();
        assertThat(line.getJsonObject("subject").getString("name")).isEqualTo(ana.name());
        assertThat(ana.timeline(id)).endsWith("COMPLETED", "REOPENED", "GIVEN_BACK");
    }

    @Test
    void whoIsNotThereAnyMoreDoesNotGetItBack() {
        luis.act(id, "claim").require(200);
        luis.act(id, "complete").require(200);
        givingBack(() -> whileDisabled(luis, () -> {
            bandeja.webhook().writes(customer, bandeja.number(), "me again");
            Eventually.holds(
                    "it is open again",
                    () -> ana.conversation(id).getString("status").equals("OPEN"));
            assertThat(ana.conversation(id).isNull("assignee")).isTrue();
        }));
        assertThat(ana.timeline(id)).endsWith("COMPLETED", "REOPENED");
    }

    private void givingBack(Runnable deed) {
        bandeja.rows()
                .change("UPDATE department SET reopen_to_last_assignee = TRUE WHERE name = ?", bandeja.department());
        try {
            deed.run();
        } finally {
            bandeja.rows()
                    .change(
                            "UPDATE department SET reopen_to_last_assignee = FALSE WHERE name = ?",
                            bandeja.department());
        }
    }

    private void whileDisabled(AgentDoor agent, Runnable deed) {
        String login = agent.person().login();
        agent.id();
        bandeja.rows().change("UPDATE agent SET disabled = TRUE WHERE login = ?", login);
        try {
            deed.run();
        } finally {
            bandeja.rows().change("UPDATE agent SET disabled = FALSE WHERE login = ?", login);
        }
    }

    /** The name of a department in which nobody of this one works. */
    private String elsewhere() {
        return bandeja.people(person -> !person.worksIn(bandeja.department())).stream()
                .flatMap(agent -> agent.person().departments().stream())
                .map(Demo.Place::name)
                .filter(name -> bandeja.members().stream()
                        .noneMatch(member -> member.person().worksIn(name)))
                .findFirst()
                .orElseThrow();
    }

    private AgentDoor member(String department) {
        return bandeja.people(person ->
                        person.worksIn(department) && !person.worksIn(bandeja.department()) && !person.administrator())
                .get(0);
    }

    private String department(String name) {
        return administrator.me().getJsonArray("departments").getValuesAs(JsonObject.class).stream()
                .filter(found -> found.getString("name").equals(name))
                .findFirst()
                .map(found -> found.getString("id"))
                .orElseThrow();
    }

    private Set<String> names(AgentDoor agent, String deed) {
        return agent.get("/api/conversations/" + id + "/targets?for=" + deed).require(200).items().stream()
                .map(item -> item.getString("name"))
                .collect(Collectors.toSet());
    }

    private JsonObject last(AgentDoor agent) {
        List<JsonObject> lines =
                agent.get("/api/conversations/" + id + "/timeline").require(200).items();
        return lines.get(lines.size() - 1);
    }

    private Set<String> actions(AgentDoor agent) {
        return actions(agent.conversation(id));
    }

    private static Set<String> actions(JsonObject item) {
        return item.getJsonArray("actions").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .filter(action -> !ALWAYS.contains(action))
                .collect(Collectors.toSet());
    }
}
