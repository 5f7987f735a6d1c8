package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.contact.model.ContactId;
import org.bandeja.conversation.model.ConversationRow.Activity;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Role;
import org.bandeja.routing.model.NumberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationRowTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AgentId LUIS = new AgentId(11);
    private static final DepartmentId SALES = new DepartmentId(5);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            inbound, baseline, renewed, markSeq, markInbound, unread, isNew
            3,       0,        0,       ,        ,            3,      true
            3,       3,        0,       ,        ,            0,      false
            5,       3,        0,       ,        ,            2,      true
            5,       3,        0,       9,       1,           4,      true
            5,       3,        0,       9,       5,           0,      false
            5,       3,        0,       9,       6,           0,      false
            5,       5,        10,      ,        ,            0,      true
            5,       5,        10,      9,       5,           0,      true
            5,       5,        10,      10,      5,           0,      false
            5,       0,        10,      10,      4,           1,      true
            0,       0,        0,       ,        ,            0,      false
            """)
    void newIsWhatCameOrWasRenewedAfterTheMarkAndBeforeAnyMarkAfterTheBaseline(
            long inbound, long baseline, long renewed, Long markSeq, Long markInbound, long unread, boolean isNew) {
        Optional<ReadMark> mark =
                Optional.ofNullable(markSeq).map(seq -> new ReadMark(LUIS, new ConversationId(1), seq, markInbound));
        ConversationRow row = row(ConversationStatus.OPEN, Optional.empty(), inbound, baseline, renewed);
        assertThat(row.seenWith(mark)).isEqualTo(new Activity(unread, isNew));
    }

    @Test
    void whoHadACompletedOneLastIsNotItsAssignee() {
        ConversationRow completed = row(ConversationStatus.COMPLETED, Optional.of(LUIS), 0, 0, 0);
        assertThat(completed.assignee()).isPresent();
        assertThat(completed.assigneeId()).isEmpty();
        assertThat(row(ConversationStatus.OPEN, Optional.of(LUIS), 0, 0, 0).assigneeId())
                .contains(LUIS);
    }

    @Test
    void membersAndAdministratorsSeeWhatADepartmentHas() {
        Optional<DepartmentId> sales = Optional.of(SALES);
        assertThat(Conversations.isVisible(sales, caller(false, Map.of(SALES, Role.AGENT))))
                .isTrue();
        assertThat(Conversations.isVisible(sales, caller(true, Map.of()))).isTrue();
        assertThat(Conversations.isVisible(sales, caller(false, Map.of(new DepartmentId(6), Role.ADMIN))))
                .isFalse();
        assertThat(Conversations.isVisible(sales, caller(false, Map.of()))).isFalse();
    }

    @Test
    void onlyAdministratorsSeeWhatHasNoDepartment() {
        assertThat(Conversations.isVisible(Optional.empty(), caller(true, Map.of())))
                .isTrue();
        assertThat(Conversations.isVisible(Optional.empty(), caller(false, Map.of(SALES, Role.ADMIN))))
                .isFalse();
    }

    private static Caller caller(boolean administrator, Map<DepartmentId, Role> memberships) {
        return new Caller(LUIS, "Luis", administrator, memberships);
    }

    private static ConversationRow row(
            ConversationStatus status, Optional<AgentId> assignee, long inbound, long baseline, long renewed) {
        return new ConversationRow(
                new ConversationId(1),
                12,
                status,
                new ConversationRow.NumberShown(new NumberId(2), "106540352242922", "+57 601 555 0100", "Ventas"),
                new ConversationRow.ContactShown(
                        new ContactId(3),
                        "Ana",
                        "Ana",
                        Optional.of("+573001112233"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        false,
                        false),
                Optional.of(new ConversationRow.DepartmentShown(SALES, "Sales", false)),
                Optional.empty(),
                assignee.map(id -> new ConversationRow.AgentShown(id, "Luis")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                inbound,
                baseline,
                renewed,
                Optional.empty(),
                NOW,
                Optional.empty(),
                NOW,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
