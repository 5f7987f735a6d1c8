package org.bandeja.access.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.AssignedToAnother;
import org.bandeja.conversation.model.NotYours;
import org.bandeja.conversation.model.OnlyAdmins;
import org.bandeja.directory.model.AdministratorsOnly;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.refusal.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table: who x where x state x action. A letter stands for an action, see {@link #actions}. */
class AccessPolicyTest {
    private static final AgentId ME = new AgentId(11);
    private static final AgentId OTHER = new AgentId(12);
    private static final DepartmentId HERE = new DepartmentId(5);
    private static final DepartmentId ELSEWHERE = new DepartmentId(6);

    private final AccessPolicy access = new AccessPolicy();

    /** Who acts, seen from the conversation's department. */
    enum Who {
        STRANGER(false, Map.of()),
        AGENT_ELSEWHERE(false, Map.of(ELSEWHERE, Role.AGENT)),
        ADMIN_ELSEWHERE(false, Map.of(ELSEWHERE, Role.ADMIN)),
        AGENT(false, Map.of(HERE, Role.AGENT)),
        ADMIN(false, Map.of(HERE, Role.ADMIN, ELSEWHERE, Role.AGENT)),
        ADMINISTRATOR(true, Map.of()),
        ADMINISTRATOR_ELSEWHERE(true, Map.of(ELSEWHERE, Role.AGENT)),
        ADMINISTRATOR_HERE(true, Map.of(HERE, Role.AGENT));

        private final Caller caller;

        Who(boolean administrator, Map<DepartmentId, Role> memberships) {
            this.caller = new Caller(ME, "Ana", administrator, memberships);
        }
    }

    /** Where the conversation stands. */
    enum State {
        UNASSIGNED(true, Optional.empty(), false),
        MINE(true, Optional.of(ME), false),
        OTHERS(true, Optional.of(OTHER), false),
        COMPLETED(false, Optional.empty(), false),
        SUPERSEDED(false, Optional.empty(), true);

        private final boolean open;
        private final Optional<AgentId> assignee;
        private final boolean anotherOpen;

        State(boolean open, Optional<AgentId> assignee, boolean anotherOpen) {
            this.open = open;
            this.assignee = assignee;
            this.anotherOpen = anotherOpen;
        }

        Situation in(Optional<DepartmentId> department) {
            return new Situation(department, open, assignee, false, anotherOpen);
        }

        Situation whereOnlyAdminsTransfer() {
            return new Situation(Optional.of(HERE), open, assignee, true, anotherOpen);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED    | MINE          | OTHERS        | COMPLETED
            STRANGER                | -             | -             | -             | -
            AGENT_ELSEWHERE         | -             | -             | -             | -
            ADMIN_ELSEWHERE         | -             | -             | -             | -
            AGENT                   | CONMEL        | CRBDTHONMEL   | CONMEL        | CRONMEL
            ADMIN                   | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            ADMINISTRATOR           | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            ADMINISTRATOR_ELSEWHERE | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            ADMINISTRATOR_HERE      | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            """)
    void whoMayDoWhatInADepartment(Who who, String unassigned, String mine, String others, String completed) {
        assertMay(who, Optional.of(HERE), State.UNASSIGNED, unassigned);
        assertMay(who, Optional.of(HERE), State.MINE, mine);
        assertMay(who, Optional.of(HERE), State.OTHERS, others);
        assertMay(who, Optional.of(HERE), State.COMPLETED, completed);
        assertMay(who, Optional.of(HERE), State.SUPERSEDED, completed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED    | MINE          | OTHERS        | COMPLETED
            STRANGER                | -             | -             | -             | -
            AGENT_ELSEWHERE         | -             | -             | -             | -
            ADMIN_ELSEWHERE         | -             | -             | -             | -
            AGENT                   | -             | -             | -             | -
            ADMIN                   | -             | -             | -             | -
            ADMINISTRATOR           | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            ADMINISTRATOR_ELSEWHERE | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            ADMINISTRATOR_HERE      | CASBDTHVONMEL | CASRBDTHVONMEL | CASBDTHVONMEL | CASRBDTHVONMEL
            """)
    void whoMayDoWhatWithoutADepartment(Who who, String unassigned, String mine, String others, String completed) {
        assertMay(who, Optional.empty(), State.UNASSIGNED, unassigned);
        assertMay(who, Optional.empty(), State.MINE, mine);
        assertMay(who, Optional.empty(), State.OTHERS, others);
        assertMay(who, Optional.empty(), State.COMPLETED, completed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | MINE      | OTHERS    | COMPLETED | SUPERSEDED
            STRANGER                | -          | -         | -         | -         | -
            AGENT_ELSEWHERE         | -          | -         | -         | -         | -
            ADMIN_ELSEWHERE         | -          | -         | -         | -         | -
            AGENT                   | CNMEL      | RBDTHNMEL | NMEL      | ONMEL     | NMEL
            ADMIN                   | CADTVNMEL  | RBDTHVNMEL | SBDTHVNMEL | ONMEL     | NMEL
            ADMINISTRATOR           | CADTVNMEL  | RBDTHVNMEL | SBDTHVNMEL | ONMEL     | NMEL
            ADMINISTRATOR_ELSEWHERE | CADTVNMEL  | RBDTHVNMEL | SBDTHVNMEL | ONMEL     | NMEL
            ADMINISTRATOR_HERE      | CADTVNMEL  | RBDTHVNMEL | SBDTHVNMEL | ONMEL     | NMEL
            """)
    void offersWhatIsAllowedAndPossibleNow(
            Who who, String unassigned, String mine, String others, String completed, String superseded) {
        assertOffered(who, Optional.of(HERE), State.UNASSIGNED, unassigned);
        assertOffered(who, Optional.of(HERE), State.MINE, mine);
        assertOffered(who, Optional.of(HERE), State.OTHERS, others);
        assertOffered(who, Optional.of(HERE), State.COMPLETED, completed);
        assertOffered(who, Optional.of(HERE), State.SUPERSEDED, superseded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | COMPLETED
            STRANGER                | -          | -
            AGENT_ELSEWHERE         | -          | -
            ADMIN_ELSEWHERE         | -          | -
            AGENT                   | -          | -
            ADMIN                   | -          | -
            ADMINISTRATOR           | DTVNMEL    | NMEL
            ADMINISTRATOR_ELSEWHERE | DTVNMEL    | NMEL
            ADMINISTRATOR_HERE      | DTVNMEL    | NMEL
            """)
    void whatHasNoDepartmentCanBeMovedOrCompletedButNotAssignedOrReopened(
            Who who, String unassigned, String completed) {
        assertOffered(who, Optional.empty(), State.UNASSIGNED, unassigned);
        assertOffered(who, Optional.empty(), State.COMPLETED, completed);
    }

    @ParameterizedTest
    @CsvSource({
        "STRANGER, false", "AGENT_ELSEWHERE, false", "ADMIN_ELSEWHERE, false", "AGENT, false",
        "ADMIN, true", "ADMINISTRATOR, true", "ADMINISTRATOR_ELSEWHERE, true", "ADMINISTRATOR_HERE, true"
    })
    void aDepartmentCanForbidAssigneesToHandOverTheirOwnAndThenOnlyAdminsTransfer(Who who, boolean may) {
        Situation mine = State.MINE.whereOnlyAdminsTransfer();
        assertThat(access.may(Action.TRANSFER, who.caller, mine)).isEqualTo(may);
        assertThat(access.offered(who.caller, mine).contains(Action.TRANSFER)).isEqualTo(may);
        Set<Action> otherwise = access.offered(who.caller, State.MINE.in(Optional.of(HERE)));
        otherwise.remove(Action.TRANSFER);
        Set<Action> offered = access.offered(who.caller, mine);
        offered.remove(Action.TRANSFER);
        assertThat(offered).as("nothing else changes").isEqualTo(otherwise);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoDidItAndSawItThenMayTakeItBack(Who who) {
        assertThat(access.mayUndo(who.caller, ME, Optional.of(HERE)))
                .isEqualTo(access.maySee(who.caller, State.MINE.in(Optional.of(HERE))));
        assertThat(access.mayUndo(who.caller, ME, Optional.empty())).isEqualTo(who.caller.administrator());
        assertThat(access.mayUndo(who.caller, OTHER, Optional.of(HERE))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            action    | UNASSIGNED  | OTHERS              | COMPLETED
            RETURN    | AssignFirst | AssignedToAnother   | ConversationCompleted
            TRANSFER  | AssignFirst | AssignedToAnother   | ConversationCompleted
            COMPLETE  | AssignFirst | AssignedToAnother   | ConversationCompleted
            RETRY     | AssignFirst | AssignedToAnother   | ConversationCompleted
            REPLY     | AssignFirst | OnlyAssigneeReplies |
            ASSIGN    | OnlyAdmins  | OnlyAdmins          | OnlyAdmins
            TAKE_OVER | OnlyAdmins  | OnlyAdmins          | OnlyAdmins
            MOVE      | OnlyAdmins  | OnlyAdmins          | OnlyAdmins
            """)
    void aRefusalTellsAMemberWhatPreventsIt(Action action, String unassigned, String others, String completed) {
        assertThat(reason(action, Who.AGENT, State.UNASSIGNED.in(Optional.of(HERE))))
                .isEqualTo(unassigned);
        assertThat(reason(action, Who.AGENT, State.OTHERS.in(Optional.of(HERE))))
                .isEqualTo(others);
        assertThat(reason(action, Who.AGENT, State.COMPLETED.in(Optional.of(HERE))))
                .isEqualTo(completed);
        for (State state : State.values()) {
            assertThat(reason(action, Who.STRANGER, state.in(Optional.of(HERE))))
                    .as("who does not see it learns nothing")
                    .isEqualTo("NotYours");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGN", "TAKE_OVER", "MOVE"})
    void whatAdminsKeepToThemselvesIsRefusedInWordsOfItsOwn(Action action) {
        assertThatExceptionOfType(OnlyAdmins.class)
                .isThrownBy(() -> access.require(action, Who.AGENT.caller, State.OTHERS.in(Optional.of(HERE))))
                .satisfies(refusal -> assertThat(refusal.text()).isEqualTo("OnlyAdmins." + action));
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "ADMINISTRATOR"})
    void administratorsAreToldThatTheyDoNotAnswerEither(Who who) {
        assertThat(reason(Action.REPLY, who, State.OTHERS.in(Optional.of(HERE))))
                .isEqualTo("OnlyAssigneeReplies");
        assertThat(reason(Action.REPLY, who, State.UNASSIGNED.in(Optional.of(HERE))))
                .isEqualTo("AssignFirst");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNASSIGNED", "MINE", "OTHERS"})
    void whereOnlyAdminsTransferThatIsTheReason(State state) {
        assertThat(reason(Action.TRANSFER, Who.AGENT, state.whereOnlyAdminsTransfer()))
                .isEqualTo("OnlyAdminsTransfer");
    }

    @Test
    void whatHasNoDepartmentCannotBeAssignedFirst() {
        assertThat(reason(Action.REPLY, Who.ADMINISTRATOR, State.UNASSIGNED.in(Optional.empty())))
                .isEqualTo("WithoutDepartment");
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "RETURN", "TRANSFER", "COMPLETE", "RETRY"})
    void aRefusalTellsAMemberWhoHasIt(Action action) {
        assertThatExceptionOfType(AssignedToAnother.class)
                .isThrownBy(() -> access.require(action, Who.AGENT.caller, State.OTHERS.in(Optional.of(HERE))))
                .satisfies(refusal -> {
                    assertThat(refusal.assignee()).isEqualTo(OTHER);
                    assertThat(refusal.action()).isEqualTo(action.name());
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
                });
    }

    /** The rule that refuses; null: nothing does. */
    private String reason(Action action, Who who, Situation conversation) {
        try {
            access.require(action, who.caller, conversation);
            return null;
        } catch (Refusal refusal) {
            return refusal.rule();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMaySeeItIsTheFirstQuestion(Who who) {
        boolean seesDepartment = EnumSet.of(
                        Who.AGENT, Who.ADMIN, Who.ADMINISTRATOR, Who.ADMINISTRATOR_ELSEWHERE, Who.ADMINISTRATOR_HERE)
                .contains(who);
        for (State state : State.values()) {
            assertThat(access.maySee(who.caller, state.in(Optional.of(HERE)))).isEqualTo(seesDepartment);
            assertThat(access.maySee(who.caller, state.in(Optional.empty()))).isEqualTo(who.caller.administrator());
        }
    }

    @Test
    void whoLeftTheDepartmentMayDoNothingEvenWithWhatIsStillAssignedToHim() {
        assertMay(Who.AGENT_ELSEWHERE, Optional.of(HERE), State.MINE, "-");
    }

    @Test
    void refusesByTheNameOfWhatWasTried() {
        Situation others = State.OTHERS.in(Optional.of(HERE));
        assertThatExceptionOfType(NotYours.class)
                .isThrownBy(() -> access.require(Action.REPLY, Who.ADMIN.caller, others))
                .satisfies(refusal -> {
                    assertThat(refusal.action()).isEqualTo("REPLY");
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
                });
        assertThatCode(() -> access.require(Action.RETURN, Who.ADMIN.caller, others))
                .doesNotThrowAnyException();
    }

    @Test
    void theTableSpeaksOfEveryAction() {
        assertThat(actions("CASRBDTHVONMEL")).containsExactlyInAnyOrder(Action.values());
    }

    private void assertMay(Who who, Optional<DepartmentId> department, State state, String letters) {
        for (Action action : Action.values()) {
            assertThat(access.may(action, who.caller, state.in(department)))
                    .as("%s may %s when %s in %s", who, action, state, department)
                    .isEqualTo(actions(letters).contains(action));
        }
    }

    private void assertOffered(Who who, Optional<DepartmentId> department, State state, String letters) {
        assertThat(access.offered(who.caller, state.in(department)))
                .as("%s when %s", who, state)
                .isEqualTo(actions(letters));
    }

    private static Set<Action> actions(String letters) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'C' -> actions.add(Action.CLAIM);
                case 'A' -> actions.add(Action.ASSIGN);
                case 'S' -> actions.add(Action.TAKE_OVER);
                case 'R' -> actions.add(Action.REPLY);
                case 'B' -> actions.add(Action.RETURN);
                case 'H' -> actions.add(Action.TRANSFER);
                case 'V' -> actions.add(Action.MOVE);
                case 'D' -> actions.add(Action.COMPLETE);
                case 'O' -> actions.add(Action.REOPEN);
                case 'T' -> actions.add(Action.RETRY);
                case 'N' -> actions.add(Action.NOTE);
                case 'M' -> actions.add(Action.READ);
                case 'E' -> actions.add(Action.EDIT_CONTACT);
                case 'L' -> actions.add(Action.LABEL);
                case '-' -> assertThat(letters).hasSize(1);
                default -> throw new AssertionError("no action " + letter);
            }
        }
        return actions;
    }

    /** Members of a department that may begin from the number, and administrators. */
    @Test
    void whoMayBeginConversations() {
        DepartmentId here = DepartmentId.next();
        Caller member = new Caller(AgentId.next(), "m", false, Map.of(here, Role.AGENT));
        Caller elsewhere = new Caller(AgentId.next(), "e", false, Map.of(DepartmentId.next(), Role.ADMIN));
        Caller administrator = new Caller(AgentId.next(), "a", true, Map.of());
        AccessPolicy policy = new AccessPolicy();
        assertThat(policy.mayStart(member, here)).isTrue();
        assertThat(policy.mayStart(administrator, here)).isTrue();
        assertThat(policy.mayStart(elsewhere, here)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | EDIT | BLOCK | MERGE | EXPORT | ERASE
            AGENT                   | yes  | -     | -     | -      | -
            ADMIN                   | yes  | -     | -     | -      | -
            ADMINISTRATOR           | yes  | yes   | yes   | yes    | yes
            ADMINISTRATOR_ELSEWHERE | yes  | yes   | yes   | yes    | yes
            ADMINISTRATOR_HERE      | yes  | yes   | yes   | yes    | yes
            """)
    void whoSeesAContactEditsItAndAdministratorsDoTheRest(
            Who who, String edit, String block, String merge, String export, String erase) {
        List<String> cells = List.of(edit, block, merge, export, erase);
        Set<ContactAction> offered = access.offered(who.caller, false, false);
        for (ContactAction action : ContactAction.values()) {
            boolean may = cells.get(action.ordinal()).equals("yes");
            assertThat(access.may(action, who.caller)).as("%s", action).isEqualTo(may);
            assertThat(offered.contains(action)).as("%s is offered", action).isEqualTo(may);
            if (may) {
                assertThatCode(() -> access.require(action, who.caller)).doesNotThrowAnyException();
            } else {
                assertThatExceptionOfType(AdministratorsOnly.class)
                        .isThrownBy(() -> access.require(action, who.caller));
            }
        }
        assertThat(access.offered(who.caller, true, false))
                .as("with who was erased")
                .isEmpty();
        offered.removeAll(Set.of(ContactAction.BLOCK, ContactAction.MERGE));
        assertThat(access.offered(who.caller, false, true)).as("with a group").isEqualTo(offered);
    }

    @Test
    void aNoteAboutAContactIsTakenAwayByWhoWroteItAndByAdministrators() {
        assertThat(access.mayRemoveNote(Who.AGENT.caller, ME)).isTrue();
        assertThat(access.mayRemoveNote(Who.AGENT.caller, OTHER)).isFalse();
        assertThat(access.mayRemoveNote(Who.ADMIN.caller, OTHER)).isFalse();
        assertThat(access.mayRemoveNote(Who.ADMINISTRATOR.caller, OTHER)).isTrue();
    }
}
