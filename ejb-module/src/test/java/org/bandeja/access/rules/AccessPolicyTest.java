package org.bandeja.access.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.conversation.model.NotYours;
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
        UNASSIGNED(true, Optional.empty()),
        MINE(true, Optional.of(ME)),
        OTHERS(true, Optional.of(OTHER)),
        COMPLETED(false, Optional.empty());

        private final boolean open;
        private final Optional<AgentId> assignee;

        State(boolean open, Optional<AgentId> assignee) {
            this.open = open;
            this.assignee = assignee;
        }

        Situation in(Optional<DepartmentId> department) {
            return new Situation(department, open, assignee);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | MINE    | OTHERS | COMPLETED
            STRANGER                | -          | -       | -      | -
            AGENT_ELSEWHERE         | -          | -       | -      | -
            ADMIN_ELSEWHERE         | -          | -       | -      | -
            AGENT                   | COM        | CRBDOTM | COM    | CROM
            ADMIN                   | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            ADMINISTRATOR           | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            ADMINISTRATOR_ELSEWHERE | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            ADMINISTRATOR_HERE      | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            """)
    void whoMayDoWhatInADepartment(Who who, String unassigned, String mine, String others, String completed) {
        assertMay(who, Optional.of(HERE), State.UNASSIGNED, unassigned);
        assertMay(who, Optional.of(HERE), State.MINE, mine);
        assertMay(who, Optional.of(HERE), State.OTHERS, others);
        assertMay(who, Optional.of(HERE), State.COMPLETED, completed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | MINE    | OTHERS | COMPLETED
            STRANGER                | -          | -       | -      | -
            AGENT_ELSEWHERE         | -          | -       | -      | -
            ADMIN_ELSEWHERE         | -          | -       | -      | -
            AGENT                   | -          | -       | -      | -
            ADMIN                   | -          | -       | -      | -
            ADMINISTRATOR           | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            ADMINISTRATOR_ELSEWHERE | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            ADMINISTRATOR_HERE      | CBDOTM     | CRBDOTM | CBDOTM | CRBDOTM
            """)
    void whoMayDoWhatWithoutADepartment(Who who, String unassigned, String mine, String others, String completed) {
        assertMay(who, Optional.empty(), State.UNASSIGNED, unassigned);
        assertMay(who, Optional.empty(), State.MINE, mine);
        assertMay(who, Optional.empty(), State.OTHERS, others);
        assertMay(who, Optional.empty(), State.COMPLETED, completed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | MINE  | OTHERS | COMPLETED
            STRANGER                | -          | -     | -      | -
            AGENT_ELSEWHERE         | -          | -     | -      | -
            ADMIN_ELSEWHERE         | -          | -     | -      | -
            AGENT                   | CM         | RBDTM | M      | OM
            ADMIN                   | CDTM       | RBDTM | BDTM   | OM
            ADMINISTRATOR           | CDTM       | RBDTM | BDTM   | OM
            ADMINISTRATOR_ELSEWHERE | CDTM       | RBDTM | BDTM   | OM
            ADMINISTRATOR_HERE      | CDTM       | RBDTM | BDTM   | OM
            """)
    void offersWhatIsAllowedAndPossibleNow(Who who, String unassigned, String mine, String others, String completed) {
        assertOffered(who, Optional.of(HERE), State.UNASSIGNED, unassigned);
        assertOffered(who, Optional.of(HERE), State.MINE, mine);
        assertOffered(who, Optional.of(HERE), State.OTHERS, others);
        assertOffered(who, Optional.of(HERE), State.COMPLETED, completed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who                     | UNASSIGNED | COMPLETED
            STRANGER                | -          | -
            AGENT_ELSEWHERE         | -          | -
            ADMIN_ELSEWHERE         | -          | -
            AGENT                   | -          | -
            ADMIN                   | -          | -
            ADMINISTRATOR           | DTM        | M
            ADMINISTRATOR_ELSEWHERE | DTM        | M
            ADMINISTRATOR_HERE      | DTM        | M
            """)
    void whatHasNoDepartmentCanBeCompletedButNotAssignedOrReopened(Who who, String unassigned, String completed) {
        assertOffered(who, Optional.empty(), State.UNASSIGNED, unassigned);
        assertOffered(who, Optional.empty(), State.COMPLETED, completed);
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
        assertThat(actions("CRBDOTM")).containsExactlyInAnyOrder(Action.values());
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
                case 'R' -> actions.add(Action.REPLY);
                case 'B' -> actions.add(Action.RETURN);
                case 'D' -> actions.add(Action.COMPLETE);
                case 'O' -> actions.add(Action.REOPEN);
                case 'T' -> actions.add(Action.RETRY);
                case 'M' -> actions.add(Action.READ);
                case '-' -> assertThat(letters).hasSize(1);
                default -> throw new AssertionError("no action " + letter);
            }
        }
        return actions;
    }
}
