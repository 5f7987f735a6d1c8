package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.contact.model.ContactId;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.push.model.EventType;
import org.bandeja.refusal.model.Refusal;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final DepartmentId SALES = new DepartmentId(5);
    private static final AgentId LUIS = new AgentId(11);
    private static final AgentId EVA = new AgentId(12);
    private static final AgentId OTTO = new AgentId(13);
    private static final DepartmentId SUPPORT = new DepartmentId(6);
    private static final AttendantId ATTENDANT = new AttendantId(7);

    private final Conversation conversation =
            new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), START);

    /** What can be done, by name. */
    enum Verb {
        CLAIM(it -> it.claim(LUIS, START)),
        CLAIM_BY_ANOTHER(it -> it.claim(EVA, START)),
        ASSIGN(it -> it.assignTo(EVA, LUIS, START)),
        TAKE_OVER(it -> it.takeOver(EVA, Optional.empty(), START)),
        TAKE_OVER_FROM_EVA(it -> it.takeOver(OTTO, Optional.of(EVA), START)),
        TRANSFER(it -> it.transferTo(EVA, Optional.of(LUIS), LUIS, START)),
        TRANSFER_TO_SAME(it -> it.transferTo(LUIS, Optional.empty(), EVA, START)),
        TRANSFER_FROM_EVA(it -> it.transferTo(OTTO, Optional.of(EVA), OTTO, START)),
        MOVE(it -> it.moveTo(SUPPORT, "Support", LUIS, START)),
        MOVE_TO_SAME(it -> it.moveTo(SALES, "Sales", LUIS, START)),
        LEAVE(it -> it.returnBecauseLeft(Optional.of(EVA), START)),
        NOTE(Conversation::note),
        SETTLE(Conversation::settle),
        REACT(Conversation::react),
        UNDO(it -> it.undo(EVA, START)),
        RETURN(it -> it.returnToInbox(LUIS, START)),
        COMPLETE(it -> it.complete(LUIS, START)),
        REOPEN(it -> it.reopen(LUIS, START)),
        REOPEN_FOR_CUSTOMER(it -> it.reopenForCustomer(START)),
        GIVE_BACK(it -> it.giveBackTo(LUIS, START)),
        RECEIVE(it -> it.receive(new MessageId(9), START)),
        REPLY(it -> it.reply(new MessageId(9), START));

        private final Consumer<Conversation> deed;

        Verb(Consumer<Conversation> deed) {
            this.deed = deed;
        }
    }

    /** The states that a conversation can be in. */
    enum State {
        NO_ROUTE(it -> it.withoutRoute(START)),
        UNASSIGNED(it -> it.routedTo(SALES, "Sales", START)),
        ASSIGNED(UNASSIGNED.way.andThen(it -> it.claim(LUIS, START))),
        COMPLETED(ASSIGNED.way.andThen(it -> it.complete(LUIS, START))),
        COMPLETED_WITHOUT_ROUTE(NO_ROUTE.way.andThen(it -> it.complete(LUIS, START)));

        private final Consumer<Conversation> way;

        State(Consumer<Conversation> way) {
            this.way = way;
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            verb,                NO_ROUTE,              UNASSIGNED,            ASSIGNED,              COMPLETED,             COMPLETED_WITHOUT_ROUTE
            CLAIM,               WithoutDepartment,     -,                     -,                     ConversationCompleted, ConversationCompleted
            CLAIM_BY_ANOTHER,    WithoutDepartment,     -,                     AlreadyAssigned,       ConversationCompleted, ConversationCompleted
            ASSIGN,              WithoutDepartment,     -,                     AlreadyAssigned,       ConversationCompleted, ConversationCompleted
            TAKE_OVER,           WithoutDepartment,     NobodyAssigned,        -,                     ConversationCompleted, ConversationCompleted
            TAKE_OVER_FROM_EVA,  WithoutDepartment,     NobodyAssigned,        AlreadyAssigned,       ConversationCompleted, ConversationCompleted
            TRANSFER,            WithoutDepartment,     NobodyAssigned,        -,                     ConversationCompleted, ConversationCompleted
            TRANSFER_TO_SAME,    WithoutDepartment,     NobodyAssigned,        AlreadyAssigned,       ConversationCompleted, ConversationCompleted
            TRANSFER_FROM_EVA,   WithoutDepartment,     NobodyAssigned,        AlreadyAssigned,       ConversationCompleted, ConversationCompleted
            MOVE,                -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            MOVE_TO_SAME,        -,                     AlreadyInDepartment,   AlreadyInDepartment,   ConversationCompleted, ConversationCompleted
            LEAVE,               NobodyAssigned,        NobodyAssigned,        -,                     ConversationCompleted, ConversationCompleted
            NOTE,                -,                     -,                     -,                     -,                     -
            SETTLE,              -,                     -,                     -,                     -,                     -
            REACT,               -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            UNDO,                NothingToUndo,         NothingToUndo,         NothingToUndo,         NothingToUndo,         NothingToUndo
            RETURN,              NobodyAssigned,        NobodyAssigned,        -,                     ConversationCompleted, ConversationCompleted
            COMPLETE,            -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            REOPEN,              ConversationStillOpen, ConversationStillOpen, ConversationStillOpen, -,                     WithoutDepartment
            REOPEN_FOR_CUSTOMER, ConversationStillOpen, ConversationStillOpen, ConversationStillOpen, -,                     WithoutDepartment
            GIVE_BACK,           -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            RECEIVE,             -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            REPLY,               -,                     -,                     -,                     ConversationCompleted, ConversationCompleted
            """)
    void refusesWhatIsNotPossibleNow(
            Verb verb, String noRoute, String unassigned, String assigned, String completed, String withoutRoute) {
        assertAnswer(verb, State.NO_ROUTE, noRoute);
        assertAnswer(verb, State.UNASSIGNED, unassigned);
        assertAnswer(verb, State.ASSIGNED, assigned);
        assertAnswer(verb, State.COMPLETED, completed);
        assertAnswer(verb, State.COMPLETED_WITHOUT_ROUTE, withoutRoute);
    }

    private static void assertAnswer(Verb verb, State state, String rule) {
        Conversation it = new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), START);
        state.way.accept(it);
        Snapshot before = Snapshot.of(it);
        if (rule.equals("-")) {
            verb.deed.accept(it);
            return;
        }
        assertThatExceptionOfType(Refusal.class)
                .as("%s when %s", verb, state)
                .isThrownBy(() -> verb.deed.accept(it))
                .satisfies(refusal -> {
                    assertThat(refusal.rule()).as("%s when %s", verb, state).isEqualTo(rule);
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_POSSIBLE_NOW);
                });
        assertThat(Snapshot.of(it)).as("a refusal changes nothing").isEqualTo(before);
    }

    private record Snapshot(
            ConversationStatus status, Optional<AgentId> assignee, Optional<AgentId> last, long seq, long inbound) {
        static Snapshot of(Conversation it) {
            return new Snapshot(it.status(), it.assignee(), it.lastAssignee(), it.lastSeq(), it.inboundCount());
        }
    }

    @Nested
    class InTheBeginning {
        @Test
        void isOpenUnassignedAndWithoutDepartment() {
            assertThat(conversation.isOpen()).isTrue();
            assertThat(conversation.assignee()).isEmpty();
            assertThat(conversation.lastAssignee()).isEmpty();
            assertThat(conversation.department()).isEmpty();
            assertThat(conversation.completedAt()).isEmpty();
            assertThat(conversation.lastSeq()).isZero();
        }

        @Test
        void theRouteLeadsToADepartment() {
            ConversationChange change = conversation.routedTo(SALES, "Sales", START);
            assertThat(conversation.department()).contains(SALES);
            assertThat(change.action()).isEqualTo(TimelineAction.ROUTED);
            assertThat(change.department()).contains(SALES);
            assertThat(change.subject()).contains(SALES.value());
            assertThat(change.detail()).contains("Sales");
            assertThat(change.actor()).isEmpty();
        }

        @Test
        void withoutRouteItIsInNoDepartmentAndThatIsHistory() {
            ConversationChange change = conversation.withoutRoute(START);
            assertThat(conversation.department()).isEmpty();
            assertThat(change.action()).isEqualTo(TimelineAction.NO_ROUTE);
            assertThat(change.department()).isEmpty();
        }

        @Test
        void needsAStart() {
            assertThatThrownBy(() -> new Conversation(new ConversationId(1), new NumberId(2), new ContactId(3), null))
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Nested
    class Claiming {
        @Test
        void makesTheAgentTheAssignee() {
            route();
            ConversationChange change = conversation.claim(LUIS, START).orElseThrow();
            assertThat(conversation.isAssignedTo(LUIS)).isTrue();
            assertThat(conversation.isAssignedTo(EVA)).isFalse();
            assertThat(conversation.lastAssignee()).contains(LUIS);
            assertThat(change.action()).isEqualTo(TimelineAction.CLAIMED);
            assertThat(change.actor()).contains(LUIS);
        }

        @Test
        void againByTheAssigneeChangesNothing() {
            route();
            conversation.claim(LUIS, START);
            long seq = conversation.lastSeq();
            assertThat(conversation.claim(LUIS, START.plusSeconds(1))).isEmpty();
            assertThat(conversation.lastSeq()).isEqualTo(seq);
            assertThat(conversation.assignee()).contains(LUIS);
        }

        @Test
        void tellsTheSecondWhoHasIt() {
            route();
            conversation.claim(LUIS, START);
            assertThatExceptionOfType(AlreadyAssigned.class)
                    .isThrownBy(() -> conversation.claim(EVA, START))
                    .satisfies(refusal -> {
                        assertThat(refusal.assignee()).isEqualTo(LUIS);
                        assertThat(refusal.facts()).containsEntry("assignee", LUIS.text());
                    });
            assertThat(conversation.assignee()).contains(LUIS);
        }

        @Test
        void isPossibleForAnotherOnceItWasReturned() {
            route();
            conversation.claim(LUIS, START);
            conversation.returnToInbox(LUIS, START);
            assertThat(conversation.claim(EVA, START)).isPresent();
            assertThat(conversation.assignee()).contains(EVA);
            assertThat(conversation.lastAssignee()).contains(EVA);
        }
    }

    @Nested
    class Handing {
        @Test
        void somebodyAssignsItToAColleague() {
            route();
            ConversationChange change = conversation.assignTo(EVA, LUIS, START);
            assertThat(conversation.assignee()).contains(EVA);
            assertThat(conversation.lastAssignee()).contains(EVA);
            assertThat(change.action()).isEqualTo(TimelineAction.ASSIGNED);
            assertThat(change.actor()).contains(LUIS);
            assertThat(change.subject()).contains(EVA.value());
            assertThat(conversation.undoable()).isEmpty();
        }

        @Test
        void whoTakesItOverHasItAndTheLineTellsFromWhom() {
            claimed();
            ConversationChange change =
                    conversation.takeOver(EVA, Optional.of(LUIS), START).orElseThrow();
            assertThat(conversation.assignee()).contains(EVA);
            assertThat(change.action()).isEqualTo(TimelineAction.TAKEN_OVER);
            assertThat(change.subject()).contains(LUIS.value());
        }

        @Test
        void takingOverOnesOwnChangesNothing() {
            claimed();
            long seq = conversation.lastSeq();
            assertThat(conversation.takeOver(LUIS, Optional.of(EVA), START)).isEmpty();
            assertThat(conversation.lastSeq()).isEqualTo(seq);
        }

        @Test
        void whoThoughtAnotherHadItIsToldWhoHas() {
            claimed();
            assertThatExceptionOfType(AlreadyAssigned.class)
                    .isThrownBy(() -> conversation.transferTo(OTTO, Optional.of(EVA), OTTO, START))
                    .satisfies(refusal -> assertThat(refusal.assignee()).isEqualTo(LUIS));
        }

        @Test
        void aTransferGivesItToTheColleague() {
            claimed();
            ConversationChange change = conversation.transferTo(EVA, Optional.empty(), LUIS, START);
            assertThat(conversation.assignee()).contains(EVA);
            assertThat(change.action()).isEqualTo(TimelineAction.TRANSFERRED);
            assertThat(change.subject()).contains(EVA.value());
            assertThat(change.from()).isEmpty();
        }

        @Test
        void aMoveChangesTheDepartmentUnassignsAndIsNew() {
            claimed();
            ConversationChange change = conversation.moveTo(SUPPORT, "Support", EVA, START);
            assertThat(conversation.department()).contains(SUPPORT);
            assertThat(conversation.assignee()).isEmpty();
            assertThat(change.department()).contains(SUPPORT);
            assertThat(change.from()).contains(SALES);
            assertThat(change.detail()).contains("Support");
            assertThat(field(conversation, "renewedSeq")).isEqualTo(change.seq());
        }

        @Test
        void aMoveOutOfNoDepartmentTakesItFromNobody() {
            conversation.withoutRoute(START);
            assertThat(conversation.moveTo(SUPPORT, "Support", EVA, START).from())
                    .isEmpty();
            assertThat(conversation.department()).contains(SUPPORT);
        }

        @Test
        void whatSomebodyHadWhoLeavesIsNewInTheInbox() {
            claimed();
            ConversationChange change = conversation.returnBecauseLeft(Optional.of(EVA), START);
            assertThat(conversation.assignee()).isEmpty();
            assertThat(change.action()).isEqualTo(TimelineAction.LEFT);
            assertThat(change.actor()).contains(EVA);
            assertThat(change.subject()).contains(LUIS.value());
            assertThat(field(conversation, "renewedSeq")).isEqualTo(change.seq());
            assertThat(conversation.undoable()).isEmpty();
        }
    }

    @Nested
    class Undoing {
        @Test
        void aReturnGivesItBackToWhoHadIt() {
            claimed();
            Standing before = standing();
            conversation.returnToInbox(EVA, START);
            ConversationChange change = conversation.undo(EVA, START.plusMillis(9_999));
            assertThat(conversation.assignee()).contains(LUIS);
            assertThat(standing()).isEqualTo(before);
            assertThat(change.action()).isEqualTo(TimelineAction.UNDONE);
            assertThat(change.detail()).contains("RETURNED");
            assertThat(change.from()).isEmpty();
            assertThat(conversation.undoable()).isEmpty();
        }

        @Test
        void aTransferGivesItBackToWhoHadIt() {
            claimed();
            Standing before = standing();
            conversation.transferTo(EVA, Optional.empty(), LUIS, START);
            conversation.undo(LUIS, START);
            assertThat(standing()).isEqualTo(before);
        }

        @Test
        void aMoveBringsItBackWithItsAssignee() {
            claimed();
            Standing before = standing();
            conversation.moveTo(SUPPORT, "Support", EVA, START);
            ConversationChange change = conversation.undo(EVA, START);
            assertThat(standing()).isEqualTo(before);
            assertThat(change.department()).contains(SALES);
            assertThat(change.from()).contains(SUPPORT);
        }

        @Test
        void aCompletionMakesItOpenAndWaitingAgain() {
            route();
            conversation.receive(new MessageId(21), START.minusSeconds(5));
            conversation.claim(LUIS, START);
            Standing before = standing();
            conversation.complete(LUIS, START);
            conversation.undo(LUIS, START.plusSeconds(3));
            assertThat(standing()).isEqualTo(before);
            assertThat(conversation.isAssignedTo(LUIS)).isTrue();
            assertThat(field(conversation, "waitingSince")).isEqualTo(START.minusSeconds(5));
        }

        @ParameterizedTest
        @EnumSource(
                value = Verb.class,
                names = {"MOVE", "COMPLETE"})
        void theAttendantThatTalkedTalksOn(Verb verb) {
            conversation.talksWith(ATTENDANT, "Welcome", START);
            conversation.receive(new MessageId(21), START);
            Standing before = standing();
            verb.deed.accept(conversation);
            assertThat(conversation.attendant()).isEmpty();
            conversation.undo(LUIS, START.plusSeconds(3));
            assertThat(standing()).isEqualTo(before);
            assertThat(conversation.attendant()).contains(ATTENDANT);
            assertThat(conversation.isWithoutRoute()).isFalse();
        }

        @Test
        void aReopeningMakesItCompletedAgain() {
            claimed();
            conversation.complete(LUIS, START);
            Standing before = standing();
            conversation.reopen(EVA, START.plusSeconds(20));
            conversation.undo(EVA, START.plusSeconds(21));
            assertThat(standing()).isEqualTo(before);
            assertThat(conversation.completedAt()).contains(START);
        }

        @Test
        void isTooLateAfterExactlyTenSeconds() {
            claimed();
            conversation.returnToInbox(LUIS, START);
            assertThatExceptionOfType(NothingToUndo.class)
                    .isThrownBy(() -> conversation.undo(LUIS, START.plusSeconds(10)));
            assertThat(conversation.assignee()).isEmpty();
        }

        @Test
        void isForWhoDidItOnly() {
            claimed();
            conversation.returnToInbox(LUIS, START);
            assertThatExceptionOfType(NothingToUndo.class).isThrownBy(() -> conversation.undo(EVA, START));
        }

        @Test
        void isPossibleOnce() {
            claimed();
            conversation.returnToInbox(LUIS, START);
            conversation.undo(LUIS, START);
            assertThatExceptionOfType(NothingToUndo.class).isThrownBy(() -> conversation.undo(LUIS, START));
        }

        @ParameterizedTest
        @EnumSource(
                value = Verb.class,
                names = {"CLAIM", "CLAIM_BY_ANOTHER", "ASSIGN", "NOTE", "SETTLE", "REPLY"})
        void isOverAsSoonAsSomebodyActs(Verb verb) {
            claimed();
            conversation.returnToInbox(LUIS, START);
            verb.deed.accept(conversation);
            assertThat(conversation.undoable()).isEmpty();
        }

        @Test
        void aDeedThatCanBeUndoneTakesThePlaceOfTheOneBefore() {
            claimed();
            conversation.returnToInbox(LUIS, START);
            conversation.moveTo(SUPPORT, "Support", EVA, START);
            assertThat(conversation.undoable().orElseThrow().by()).isEqualTo(EVA);
            conversation.undo(EVA, START);
            assertThat(conversation.department()).contains(SALES);
            assertThat(conversation.assignee()).isEmpty();
        }

        @Test
        void whatTheCustomerWroteSinceStays() {
            claimed();
            conversation.transferTo(EVA, Optional.empty(), LUIS, START);
            conversation.receive(new MessageId(30), START.plusSeconds(1));
            conversation.undo(LUIS, START.plusSeconds(2));
            assertThat(conversation.assignee()).contains(LUIS);
            assertThat(conversation.inboundCount()).isEqualTo(1);
            assertThat(field(conversation, "waitingSince")).isEqualTo(START.plusSeconds(1));
        }

        @Test
        void aReopeningStaysOnceTheCustomerHasWrittenIntoIt() {
            claimed();
            conversation.complete(LUIS, START);
            conversation.reopen(LUIS, START);
            conversation.receive(new MessageId(30), START);
            assertThat(conversation.undoable()).isEmpty();
        }

        @Test
        void aCompletionStaysWhenTheCustomerHasReopenedIt() {
            claimed();
            conversation.complete(LUIS, START);
            conversation.reopenForCustomer(START);
            assertThat(conversation.undoable()).isEmpty();
        }

        @Test
        void whatIsOfThePastIsNobodysAlsoWhenItIsOpenedAgain() {
            claimed();
            conversation.endAsPast(START);
            assertThat(conversation.assignee()).isEmpty();
            conversation.reopenForCustomer(START.plusSeconds(1));
            assertThat(conversation.assignee()).isEmpty();
            assertThat(conversation.isOpen()).isTrue();
        }

        @Test
        void remembersHowFarWhoDidItHadRead() {
            claimed();
            conversation.returnToInbox(LUIS, START);
            conversation.remember(new ReadMark(LUIS, conversation.id(), 1, 0));
            assertThat(conversation.undoable().orElseThrow().mark(conversation.id()))
                    .contains(new ReadMark(LUIS, conversation.id(), 1, 0));
        }

        private Standing standing() {
            return new Standing(
                    conversation.status(),
                    conversation.department().map(DepartmentId::value).orElse(null),
                    conversation.attendant().map(AttendantId::value).orElse(null),
                    conversation.assignee().map(AgentId::value).orElse(null),
                    conversation.lastAssignee().map(AgentId::value).orElse(null),
                    conversation.completedAt().orElse(null),
                    (Instant) field(conversation, "waitingSince"),
                    (Long) field(conversation, "inboundBaseline"),
                    (Long) field(conversation, "renewedSeq"));
        }
    }

    @Nested
    class Noting {
        @Test
        void touchesNothingButTheNumbers() {
            route();
            conversation.receive(new MessageId(21), START);
            Object waiting = field(conversation, "waitingSince");
            long seq = conversation.note();
            assertThat(seq).isEqualTo(conversation.lastSeq());
            assertThat(field(conversation, "waitingSince")).isEqualTo(waiting);
            assertThat(field(conversation, "lastMessageId")).isEqualTo(21L);
            assertThat(field(conversation, "activityAt")).isEqualTo(START);
            assertThat(conversation.inboundCount()).isEqualTo(1);
        }
    }

    @Nested
    class Returning {
        @Test
        void unassignsAndKeepsTheDepartment() {
            route();
            conversation.claim(LUIS, START);
            ConversationChange change = conversation.returnToInbox(EVA, START);
            assertThat(conversation.assignee()).isEmpty();
            assertThat(conversation.lastAssignee()).contains(LUIS);
            assertThat(conversation.department()).contains(SALES);
            assertThat(change.actor()).contains(EVA);
            assertThat(change.action()).isEqualTo(TimelineAction.RETURNED);
        }

        @Test
        void makesItNewFromThisEventOn() {
            route();
            conversation.claim(LUIS, START);
            ConversationChange change = conversation.returnToInbox(LUIS, START);
            assertThat(field(conversation, "renewedSeq"))
                    .isEqualTo(change.seq())
                    .isEqualTo(conversation.lastSeq());
        }
    }

    @Nested
    class Completing {
        @Test
        void unassignsAndRemembersWhoHadItLast() {
            route();
            conversation.claim(LUIS, START);
            ConversationChange change = conversation.complete(EVA, START.plusSeconds(5));
            assertThat(conversation.status()).isEqualTo(ConversationStatus.COMPLETED);
            assertThat(conversation.assignee()).isEmpty();
            assertThat(conversation.lastAssignee()).contains(LUIS);
            assertThat(conversation.completedAt()).contains(START.plusSeconds(5));
            assertThat(change.department()).contains(SALES);
        }

        @Test
        void nobodyWaitsAnyMoreAndWhatWasSaidCountsAsRead() {
            route();
            conversation.receive(new MessageId(21), START);
            conversation.receive(new MessageId(22), START);
            conversation.complete(LUIS, START.plusSeconds(1));
            assertThat(field(conversation, "waitingSince")).isNull();
            assertThat(field(conversation, "inboundBaseline")).isEqualTo(2L);
        }
    }

    @Nested
    class Reopening {
        @Test
        void isUnassignedAndNewFromThisEventOn() {
            route();
            conversation.claim(LUIS, START);
            conversation.complete(LUIS, START);
            ConversationChange change = conversation.reopen(EVA, START.plusSeconds(9));
            assertThat(conversation.isOpen()).isTrue();
            assertThat(conversation.assignee()).isEmpty();
            assertThat(conversation.completedAt()).isEmpty();
            assertThat(conversation.department()).contains(SALES);
            assertThat(change.actor()).contains(EVA);
            assertThat(field(conversation, "renewedSeq")).isEqualTo(change.seq());
        }

        @Test
        void byTheCustomerHasNoActor() {
            route();
            conversation.complete(LUIS, START);
            assertThat(conversation.reopenForCustomer(START.plusSeconds(9)).actor())
                    .isEmpty();
        }

        @Test
        void maySomeDepartmentsGiveItBackToWhoHadItLast() {
            route();
            conversation.claim(LUIS, START);
            conversation.complete(EVA, START);
            conversation.reopenForCustomer(START);
            ConversationChange change =
                    conversation.giveBackTo(conversation.lastAssignee().orElseThrow(), START);
            assertThat(conversation.assignee()).contains(LUIS);
            assertThat(change.action()).isEqualTo(TimelineAction.GIVEN_BACK);
            assertThat(change.actor()).isEmpty();
            assertThat(change.subject()).contains(LUIS.value());
        }

        @ParameterizedTest
        @CsvSource({"-1, true", "0, true", "604799999, true", "604800000, false", "604800001, false"})
        void aMessageReopensItUntilExactlyTheEndOfTheReopeningTime(long millisAfterCompletion, boolean reopens) {
            route();
            conversation.complete(LUIS, START);
            assertThat(conversation.isReopenedBy(List.of(START.plusMillis(millisAfterCompletion)), Duration.ofDays(7)))
                    .isEqualTo(reopens);
        }

        /** In seconds after the completion, with an hour to reopen it. */
        @ParameterizedTest
        @CsvSource({
            "-60, 3599, true",
            "-60, 3600, false",
            "-60, 0, true",
            "0, 3600, true",
            "3599, 3600, true",
            "3600, 7200, false",
            "-60, -30, true"
        })
        void ofWhatComesTogetherTheFirstSaidSinceTheCompletionReopensItOrDoesNot(
                long first, long second, boolean reopens) {
            route();
            conversation.complete(LUIS, START);
            assertThat(conversation.isReopenedBy(
                            List.of(START.plusSeconds(first), START.plusSeconds(second)), Duration.ofHours(1)))
                    .isEqualTo(reopens);
        }

        @Test
        void nothingThatTellsReopensNothing() {
            route();
            conversation.complete(LUIS, START);
            assertThat(conversation.isReopenedBy(List.of(), Duration.ofDays(7))).isFalse();
        }

        @Test
        void withNoReopeningTimeNothingReopensIt() {
            route();
            conversation.complete(LUIS, START);
            assertThat(conversation.isReopenedBy(List.of(START), Duration.ZERO)).isFalse();
        }

        @Test
        void anOpenOneIsNotReopenedByAMessage() {
            route();
            assertThat(conversation.isReopenedBy(List.of(START), Duration.ofDays(7)))
                    .isFalse();
        }
    }

    @Nested
    class Messages {
        @Test
        void numbersMessagesAndDeedsWithoutGaps() {
            List<Long> seqs = new ArrayList<>();
            seqs.add(conversation.routedTo(SALES, "Sales", START).seq());
            seqs.add(conversation.receive(new MessageId(21), START));
            seqs.add(conversation.claim(LUIS, START).orElseThrow().seq());
            conversation.claim(LUIS, START);
            seqs.add(conversation.reply(new MessageId(22), START));
            assertThatThrownBy(() -> conversation.claim(EVA, START)).isInstanceOf(AlreadyAssigned.class);
            seqs.add(conversation.returnToInbox(LUIS, START).seq());
            assertThatThrownBy(() -> conversation.returnToInbox(LUIS, START)).isInstanceOf(NobodyAssigned.class);
            seqs.add(conversation.nextSeq());
            seqs.add(conversation.complete(LUIS, START).seq());
            assertThatThrownBy(() -> conversation.reply(new MessageId(23), START))
                    .isInstanceOf(ConversationCompleted.class);
            seqs.add(conversation.reopenForCustomer(START).seq());
            seqs.add(conversation.giveBackTo(LUIS, START).seq());
            assertThat(seqs)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 9).boxed().toList());
            assertThat(conversation.lastSeq()).isEqualTo(9);
        }

        @Test
        void onlyTheCustomersMessagesAreCounted() {
            conversation.receive(new MessageId(21), START);
            conversation.reply(new MessageId(22), START);
            conversation.receive(new MessageId(23), START);
            assertThat(conversation.inboundCount()).isEqualTo(2);
        }

        @Test
        void theCustomerWaitsSinceTheFirstMessageWithoutAnswer() {
            conversation.receive(new MessageId(21), START.plusSeconds(10));
            conversation.receive(new MessageId(22), START.plusSeconds(20));
            assertThat(field(conversation, "waitingSince")).isEqualTo(START.plusSeconds(10));
        }

        @Test
        void whatBandejaSaysByItselfIsNoAnswerAndNoDeed() {
            conversation.routedTo(SALES, "Sales", START);
            conversation.claim(LUIS, START);
            conversation.returnToInbox(LUIS, START);
            conversation.receive(new MessageId(21), START);
            long seq = conversation.sayAutomatically(new MessageId(22), START.plusSeconds(2));
            assertThat(seq).isEqualTo(conversation.lastSeq());
            assertThat(field(conversation, "waitingSince")).isEqualTo(START);
            assertThat(field(conversation, "lastMessageId")).isEqualTo(22L);
            assertThat(conversation.undoable()).isPresent();
            conversation.complete(LUIS, START);
            assertThatThrownBy(() -> conversation.sayAutomatically(new MessageId(23), START))
                    .isInstanceOf(ConversationCompleted.class);
        }

        @Test
        void anEarlierMessageThatComesLateMovesTheWaitingBack() {
            conversation.receive(new MessageId(21), START.plusSeconds(10));
            conversation.receive(new MessageId(22), START.plusSeconds(5));
            assertThat(field(conversation, "waitingSince")).isEqualTo(START.plusSeconds(5));
        }

        @Test
        void anAnswerEndsTheWaitingAndTheNextMessageBeginsItAnew() {
            conversation.receive(new MessageId(21), START.plusSeconds(10));
            conversation.reply(new MessageId(22), START.plusSeconds(15));
            assertThat(field(conversation, "waitingSince")).isNull();
            conversation.receive(new MessageId(23), START.plusSeconds(20));
            assertThat(field(conversation, "waitingSince")).isEqualTo(START.plusSeconds(20));
        }

        @Test
        void theLatestMessageGivesTheListItsOrder() {
            conversation.receive(new MessageId(21), START.plusSeconds(10));
            conversation.receive(new MessageId(22), START.plusSeconds(20));
            assertLast(22, START.plusSeconds(20));
        }

        @Test
        void aMessageThatComesLateDoesNotMoveTheListBack() {
            conversation.receive(new MessageId(21), START.plusSeconds(20));
            conversation.receive(new MessageId(22), START.plusSeconds(10));
            assertLast(21, START.plusSeconds(20));
        }

        @Test
        void ofTwoInTheSameMomentTheOneThatCameLaterIsTheLast() {
            conversation.receive(new MessageId(21), START.plusSeconds(20));
            conversation.receive(new MessageId(22), START.plusSeconds(20));
            assertLast(22, START.plusSeconds(20));
        }

        @Test
        void theFirstMessageIsTheLastOneEvenIfItWasWrittenBeforeTheConversationBegan() {
            conversation.receive(new MessageId(21), START.minusSeconds(60));
            assertLast(21, START.minusSeconds(60));
        }

        private void assertLast(long message, Instant at) {
            assertThat(field(conversation, "lastMessageId")).isEqualTo(message);
            assertThat(field(conversation, "activityAt")).isEqualTo(at);
        }
    }

    @Test
    void everyDeedHasItsEvent() {
        assertThat(TimelineAction.values()).extracting(TimelineAction::event).doesNotContainNull();
        assertThat(TimelineAction.CLAIMED.event()).isEqualTo(EventType.CONVERSATION_CLAIMED);
        assertThat(TimelineAction.NO_ROUTE.event()).isEqualTo(EventType.CONVERSATION_OPENED);
    }

    private void claimed() {
        route();
        conversation.claim(LUIS, START);
    }

    private void route() {
        conversation.routedTo(SALES, "Sales", START);
    }

    /** What lists read straight from the table has no getter. */
    private static Object field(Conversation conversation, String name) {
        try {
            var field = Conversation.class.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(conversation);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
