package org.bandeja.callgroup.model;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bandeja.callgroup.model.GroupNotUsable.Fault;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Names;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.routing.model.Route;

/**
 * Shares incoming work among agents, or departments.
 *
 * @param home the department where waits what nobody could be given
 * @param capacity as many open conversations, of whatever origin, an agent may have to be given another; empty: no limit
 * @param calendar when it is there; empty: always
 * @param closed where it leads outside of these times; empty: it waits until they begin
 * @param overflow where it leads when all steps are over; empty: it waits, and whoever comes gets it
 * @param version counts its changes
 */
public record CallGroup(
        CallGroupId id,
        String name,
        DepartmentId home,
        Strategy strategy,
        Optional<Integer> capacity,
        Optional<CalendarId> calendar,
        Optional<Route> closed,
        Optional<Route> overflow,
        List<GroupStep> steps,
        int version) {
    private static final int MOST_STEPS = 10;
    private static final int MOST_MEMBERS = 200;
    private static final int MOST_CAPACITY = 1_000;
    private static final int MOST_MINUTES = 24 * 60;

    /**
     * @throws GroupNotUsable if it could not work like that
     * @throws org.bandeja.directory.model.NameNotUsable if it cannot be called so
     */
    public CallGroup {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(strategy, "strategy");
        name = Names.usable(name);
        steps = List.copyOf(steps);
        require(Fault.STEPS, !steps.isEmpty() && steps.size() <= MOST_STEPS);
        require(
                Fault.CAPACITY,
                capacity.filter(most -> most < 1 || most > MOST_CAPACITY).isEmpty());
        for (int i = 0; i < steps.size(); i++) {
            check(steps.get(i), strategy, i == steps.size() - 1);
        }
    }

    private static void check(GroupStep step, Strategy strategy, boolean last) {
        List<GroupMember> members = step.members();
        require(Fault.MEMBERS, !members.isEmpty() && members.size() <= MOST_MEMBERS);
        require(Fault.TWICE, new HashSet<>(members).size() == members.size());
        require(
                Fault.ONE_DEPARTMENT,
                strategy != Strategy.SHARED
                        || members.size() == 1 && members.get(0).agent().isEmpty());
        require(
                Fault.MINUTES,
                step.minutes()
                        .map(minutes -> minutes >= 1 && minutes <= MOST_MINUTES)
                        .orElse(last));
    }

    private static void require(Fault fault, boolean holds) {
        if (!holds) {
            throw new GroupNotUsable(fault);
        }
    }

    /** Of all steps, in their order; one may be in several. */
    public Stream<GroupMember> members() {
        return steps.stream().flatMap(step -> step.members().stream());
    }

    /** Where it leads on. */
    public List<Route> exits() {
        return Stream.of(closed, overflow).flatMap(Optional::stream).toList();
    }

    public boolean isShared() {
        return strategy == Strategy.SHARED;
    }

    /** Of a step that the group had when something began to wait in it: that step, or the last if there are fewer by now. */
    public int present(int step) {
        return Math.min(step, steps.size() - 1);
    }

    /** A shared step is the inbox of this department. */
    public DepartmentId inbox(int step) {
        return steps.get(present(step)).members().get(0).department();
    }

    /** Where a conversation stands that has just come. */
    public DepartmentId entrance() {
        return isShared() ? inbox(0) : home;
    }

    public boolean isLast(int step) {
        return step >= steps.size() - 1;
    }
}
