package org.bandeja.quickreply.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationId;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationStatus;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.quickreply.model.QuickReply;
import org.bandeja.quickreply.model.QuickReplyId;
import org.bandeja.quickreply.model.QuickReplyNotYours;
import org.bandeja.quickreply.model.ReplyOwner;
import org.bandeja.quickreply.model.ReplyText;
import org.bandeja.quickreply.model.ReplyVariable;
import org.bandeja.quickreply.model.Shortcut;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose quick replies are whose to see and to write, which of them is offered, and what is filled in. */
class QuickReplyRulesTest {
    private static final AgentId ME = new AgentId(11);
    private static final DepartmentId HERE = new DepartmentId(5);
    private static final DepartmentId ELSEWHERE = new DepartmentId(6);
    private static final ReplyOwner MINE = new ReplyOwner.Person(ME);
    private static final ReplyOwner OTHERS = new ReplyOwner.Person(new AgentId(12));
    private static final ReplyOwner TEAM = new ReplyOwner.Team(HERE);
    private static final ReplyOwner COMPANY = new ReplyOwner.Company();

    enum Who {
        STRANGER(false, Map.of()),
        ADMIN_ELSEWHERE(false, Map.of(ELSEWHERE, Role.ADMIN)),
        AGENT(false, Map.of(HERE, Role.AGENT)),
        ADMIN(false, Map.of(HERE, Role.ADMIN)),
        ADMINISTRATOR(true, Map.of());

        private final Caller caller;

        Who(boolean administrator, Map<DepartmentId, Role> memberships) {
            this.caller = new Caller(ME, "Luis", administrator, memberships);
        }
    }

    /** W: writes, S: sees only, -: nothing is there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            who             | MINE | OTHERS | TEAM | COMPANY
            STRANGER        | W    | -      | -    | S
            ADMIN_ELSEWHERE | W    | -      | -    | S
            AGENT           | W    | -      | S    | S
            ADMIN           | W    | -      | W    | S
            ADMINISTRATOR   | W    | -      | W    | W
            """)
    void whoSeesAndWritesWhose(Who who, String mine, String others, String team, String company) {
        assertDoor(who, MINE, mine);
        assertDoor(who, OTHERS, others);
        assertDoor(who, TEAM, team);
        assertDoor(who, COMPANY, company);
    }

    private static void assertDoor(Who who, ReplyOwner owner, String expected) {
        assertThat(ReplyDoor.maySee(who.caller, owner)).isEqualTo(!expected.equals("-"));
        assertThat(ReplyDoor.mayWrite(who.caller, owner)).isEqualTo(expected.equals("W"));
        switch (expected) {
            case "W" ->
                assertThatCode(() -> {
                            ReplyDoor.requireWriting(who.caller, owner);
                            ReplyDoor.requireSeeing(who.caller, owner);
                        })
                        .doesNotThrowAnyException();
            case "S" ->
                assertThatExceptionOfType(QuickReplyNotYours.class)
                        .isThrownBy(() -> ReplyDoor.requireWriting(who.caller, owner));
            default -> {
                assertThatExceptionOfType(NotFound.class).isThrownBy(() -> ReplyDoor.requireWriting(who.caller, owner));
                assertThatExceptionOfType(NotFound.class).isThrownBy(() -> ReplyDoor.requireSeeing(who.caller, owner));
            }
        }
    }

    @Test
    void ownOnesComeFirstAndOfOneShortcutTheNarrowestIsOffered() {
        QuickReply own = reply(MINE, "hola");
        QuickReply teams = reply(TEAM, "hola");
        QuickReply teamsToo = reply(TEAM, "adios");
        QuickReply companys = reply(COMPANY, "hola");
        QuickReply companysToo = reply(COMPANY, "adios");
        QuickReply companysOwn = reply(COMPANY, "banco");
        assertThat(NarrowestFirst.of(List.of(companysOwn, companysToo, companys, teamsToo, teams, own)))
                .containsExactly(own, teamsToo, companysOwn);
        assertThat(NarrowestFirst.of(List.of(companys, teams))).containsExactly(teams);
    }

    private static QuickReply reply(ReplyOwner owner, String shortcut) {
        return new QuickReply(QuickReplyId.next(), owner, new Shortcut(shortcut), "t", new ReplyText("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            Ana Gómez        | Ana Gómez       | Ana
            Ana              | Ana             | Ana
            ' Ana  María '   | Ana  María      | Ana
            ✨ Ana ✨          | ✨ Ana ✨         | Ana
            محمد علي         | محمد علي        | محمد
            +57 300 111 2233 | ''              | ''
            ✨✨               | ''              | ''
            ''               | ''              | ''
            null             | ''              | ''
            """)
    void aContactIsAddressedByWhatIsAName(String name, String whole, String first) {
        Map<ReplyVariable, String> values = ReplyValues.in(with(name, "Ventas"), Who.AGENT.caller);
        assertThat(values)
                .containsEntry(ReplyVariable.CONTACT_NAME, whole)
                .containsEntry(ReplyVariable.CONTACT_FIRST_NAME, first)
                .containsEntry(ReplyVariable.AGENT_NAME, "Luis")
                .containsEntry(ReplyVariable.DEPARTMENT_NAME, "")
                .containsEntry(ReplyVariable.NUMBER_NAME, "Ventas")
                .containsOnlyKeys(ReplyVariable.values());
    }

    @Test
    void aNumberWithoutANameIsCalledByItsDigits() {
        assertThat(ReplyValues.in(with("Ana", " "), Who.AGENT.caller))
                .containsEntry(ReplyVariable.NUMBER_NAME, "+57 601 555 0100");
    }

    private static ConversationRow with(String contact, String number) {
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        return new ConversationRow(
                new ConversationId(1),
                1,
                ConversationStatus.OPEN,
                new ConversationRow.NumberShown(new NumberId(1), "1", "+57 601 555 0100", number),
                new ConversationRow.ContactShown(
                        new ContactId(1),
                        contact,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false,
                        false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty(),
                now,
                Optional.empty(),
                now,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
