package org.bandeja.callgroup.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.GroupMember;
import org.bandeja.callgroup.model.GroupStep;
import org.bandeja.callgroup.model.GroupTurns.Seat;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.callgroup.rules.Candidate;
import org.bandeja.callgroup.rules.Sharing;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.junit.jupiter.api.Test;

/** Who may be given something while a department of the group is closed. */
class GroupRoundTest {
    private static final DepartmentId DAY = new DepartmentId(1);
    private static final DepartmentId NIGHT = new DepartmentId(2);
    private static final AgentId ANA = new AgentId(11);
    private static final AgentId LUIS = new AgentId(12);
    private static final AgentId BOTH = new AgentId(13);
    private static final List<Seat> SEATS =
            List.of(new Seat(0, DAY, ANA), new Seat(0, DAY, BOTH), new Seat(0, NIGHT, BOTH), new Seat(1, NIGHT, LUIS));

    private static GroupRound round(Set<DepartmentId> open, AgentId... there) {
        CallGroup group = new CallGroup(
                new CallGroupId(5),
                "Everybody",
                DAY,
                Strategy.ROUND_ROBIN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new GroupStep(
                                List.of(
                                        new GroupMember(DAY, Optional.empty()),
                                        new GroupMember(NIGHT, Optional.of(BOTH))),
                                Optional.of(5)),
                        new GroupStep(List.of(new GroupMember(NIGHT, Optional.empty())), Optional.empty())),
                0);
        Sharing sharing = new Sharing(
                group.strategy(),
                group.capacity(),
                List.of(there).stream()
                        .map(agent -> new Candidate(agent, true, 0, 0, 0))
                        .toList(),
                0);
        return new GroupRound(
                group,
                SEATS,
                Map.of(DAY, "Day", NIGHT, "Night"),
                open,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sharing,
                Instant.EPOCH);
    }

    @Test
    void whoseDepartmentIsClosedMayNotHaveIt() {
        assertThat(round(Set.of(DAY, NIGHT)).among(0, false, Set.of())).isEqualTo(Map.of(ANA, DAY, BOTH, DAY));
        assertThat(round(Set.of(NIGHT)).among(0, false, Set.of()))
                .as("who is in an open one, too, has it there")
                .isEqualTo(Map.of(BOTH, NIGHT));
        assertThat(round(Set.of(DAY)).among(1, false, Set.of())).isEmpty();
        assertThat(round(Set.of()).among(0, true, Set.of())).isEmpty();
    }

    @Test
    void atTheEndWhoeverIsInAnOpenDepartmentMayHaveItButWhoHadIt() {
        assertThat(round(Set.of(NIGHT)).among(0, true, Set.of(LUIS))).isEqualTo(Map.of(BOTH, NIGHT));
    }

    @Test
    void itIsHopelessAsLongAsWhoIsThereIsInClosedDepartmentsOnly() {
        assertThat(round(Set.of(DAY, NIGHT), ANA).isHopeless()).isFalse();
        assertThat(round(Set.of(NIGHT), ANA).isHopeless()).isTrue();
        assertThat(round(Set.of(NIGHT), ANA, BOTH).isHopeless()).isFalse();
        assertThat(round(Set.of(), ANA, LUIS, BOTH).isHopeless()).isTrue();
        assertThat(round(Set.of(DAY, NIGHT)).isHopeless()).as("nobody is there").isTrue();
    }
}
