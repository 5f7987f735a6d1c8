package org.bandeja.callgroup.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bandeja.callgroup.model.GroupNotUsable.Fault;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.DepartmentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a group must be, to work. */
class CallGroupTest {
    private static final DepartmentId HOME = new DepartmentId(1);
    private static final GroupMember ALL = new GroupMember(HOME, Optional.empty());
    private static final GroupMember ANA = new GroupMember(HOME, Optional.of(new AgentId(7)));

    private static GroupStep step(Integer minutes, GroupMember... members) {
        return new GroupStep(List.of(members), Optional.ofNullable(minutes));
    }

    private static CallGroup group(Strategy strategy, Integer capacity, GroupStep... steps) {
        return new CallGroup(
                new CallGroupId(1),
                " Tech ",
                HOME,
                strategy,
                Optional.ofNullable(capacity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(steps),
                0);
    }

    static Stream<Arguments> faults() {
        GroupStep[] eleven = IntStream.range(0, 11).mapToObj(i -> step(1, ALL)).toArray(GroupStep[]::new);
        GroupStep crowded = new GroupStep(Collections.nCopies(201, ALL), Optional.empty());
        return Stream.of(
                Arguments.of(Fault.STEPS, Strategy.ROUND_ROBIN, null, new GroupStep[0]),
                Arguments.of(Fault.STEPS, Strategy.ROUND_ROBIN, null, eleven),
                Arguments.of(Fault.MEMBERS, Strategy.ROUND_ROBIN, null, new GroupStep[] {step(1)}),
                Arguments.of(Fault.MEMBERS, Strategy.ROUND_ROBIN, null, new GroupStep[] {crowded}),
                Arguments.of(Fault.TWICE, Strategy.ROUND_ROBIN, null, new GroupStep[] {step(1, ANA, ANA)}),
                Arguments.of(
                        Fault.MINUTES, Strategy.ROUND_ROBIN, null, new GroupStep[] {step(null, ANA), step(1, ALL)}),
                Arguments.of(Fault.MINUTES, Strategy.ROUND_ROBIN, null, new GroupStep[] {step(0, ANA)}),
                Arguments.of(Fault.MINUTES, Strategy.ROUND_ROBIN, null, new GroupStep[] {step(1441, ANA)}),
                Arguments.of(Fault.CAPACITY, Strategy.ROUND_ROBIN, 0, new GroupStep[] {step(1, ANA)}),
                Arguments.of(Fault.CAPACITY, Strategy.ROUND_ROBIN, 1001, new GroupStep[] {step(1, ANA)}),
                Arguments.of(Fault.ONE_DEPARTMENT, Strategy.SHARED, null, new GroupStep[] {step(1, ANA)}),
                Arguments.of(Fault.ONE_DEPARTMENT, Strategy.SHARED, null, new GroupStep[] {
                    step(1, ALL, new GroupMember(new DepartmentId(2), Optional.empty()))
                }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatCouldNotWorkIsRefused(Fault fault, Strategy strategy, Integer capacity, GroupStep[] steps) {
        assertThatThrownBy(() -> group(strategy, capacity, steps))
                .isInstanceOfSatisfying(
                        GroupNotUsable.class,
                        refusal -> assertThat(refusal.text()).isEqualTo("GroupNotUsable." + fault));
    }

    @Test
    void theLastStepMayHaveNoEnd() {
        CallGroup group = group(Strategy.LEAST_BUSY, 1000, step(1, ANA), step(null, ANA, ALL));
        assertThat(group.name()).isEqualTo("Tech");
        assertThat(group.isLast(0)).isFalse();
        assertThat(group.isLast(1)).isTrue();
        assertThat(group.entrance()).isEqualTo(HOME);
    }

    @Test
    void aSharedGroupBeginsInItsFirstDepartment() {
        DepartmentId other = new DepartmentId(2);
        CallGroup group =
                group(Strategy.SHARED, null, step(5, new GroupMember(other, Optional.empty())), step(null, ALL));
        assertThat(group.entrance()).isEqualTo(other);
        assertThat(group.inbox(1)).isEqualTo(HOME);
    }

    @Test
    void whatWaitsInAStepThatIsGoneIsInTheLast() {
        GroupMember other = new GroupMember(new DepartmentId(2), Optional.empty());
        CallGroup shared = group(Strategy.SHARED, null, step(1, ALL), step(1, other));
        assertThat(shared.inbox(0)).isEqualTo(HOME);
        assertThat(shared.inbox(1)).isEqualTo(other.department());
        assertThat(shared.inbox(2)).isEqualTo(other.department());
        assertThat(shared.present(5)).isEqualTo(1);
        assertThat(shared.isLast(2)).isTrue();
    }
}
