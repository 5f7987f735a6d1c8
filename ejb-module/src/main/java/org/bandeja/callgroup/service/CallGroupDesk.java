package org.bandeja.callgroup.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.CallGroups;
import org.bandeja.callgroup.model.GroupChangedMeanwhile;
import org.bandeja.callgroup.model.GroupMember;
import org.bandeja.callgroup.model.GroupNameTaken;
import org.bandeja.callgroup.model.GroupNotUsable;
import org.bandeja.callgroup.model.GroupNotUsable.Fault;
import org.bandeja.callgroup.model.GroupTurns;
import org.bandeja.callgroup.model.GroupTurns.Load;
import org.bandeja.callgroup.model.GroupTurns.Seat;
import org.bandeja.callgroup.model.GroupTurns.Standing;
import org.bandeja.conversation.model.DepartmentNotAvailable;
import org.bandeja.directory.model.Agent;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Agents;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Places;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.Calendars;
import org.bandeja.hours.service.HoursChanged;
import org.bandeja.presence.model.Presence;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteGraph;
import org.bandeja.routing.model.RouteNotUsable;
import org.bandeja.routing.model.RouteProblem;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.model.RouteUses;
import org.bandeja.routing.model.StillInUse;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.service.Router;

/** The call groups, as administrators run them. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class CallGroupDesk {
    @Inject
    CallGroups groups;

    @Inject
    RouteGraph graph;

    @Inject
    GroupTurns turns;

    @Inject
    CallGroupDestination destination;

    @Inject
    Departments departments;

    @Inject
    Agents agents;

    @Inject
    Places places;

    @Inject
    Calendars calendars;

    @Inject
    RouteUses uses;

    @Inject
    Router router;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Event<HoursChanged> hours;

    @Inject
    Clock clock;

    /**
     * A group with what is around it.
     *
     * @param home what its department is called
     * @param members as if each were led to
     * @param problem what keeps it from working as it was meant
     * @param uses what leads to it
     */
    public record Shown(
            CallGroup group,
            String home,
            Map<GroupMember, RouteShown> members,
            Optional<RouteShown> closed,
            Optional<RouteShown> overflow,
            Optional<RouteProblem> problem,
            List<RouteUse> uses) {
        /** Whether it, or a part of it, does not work as it was meant. */
        public boolean broken() {
            return problem.isPresent()
                    || Stream.concat(
                                    members.values().stream(),
                                    Stream.of(closed, overflow).flatMap(Optional::stream))
                            .anyMatch(part -> part.problem().isPresent());
        }
    }

    /**
     * How a group stands at this moment.
     *
     * @param waiting how many wait for somebody
     * @param open whether it is within its hours
     */
    public record State(long waiting, boolean open, Optional<Instant> nextChange, List<MemberState> members) {}

    /**
     * How somebody in a group stands.
     *
     * @param openConversations of theirs, of whatever origin
     * @param unanswered given by this group and not answered yet
     * @param steps in which this agent is, from 1
     */
    public record MemberState(
            AgentId agent,
            String name,
            Presence presence,
            int openConversations,
            long unanswered,
            Set<Integer> steps) {}

    /** By name. */
    public List<Shown> all() {
        return shown(groups.all());
    }

    public Shown one(CallGroupId id) {
        return shown(List.of(groups.find(id).orElseThrow(NotFound::new))).get(0);
    }

    /** Read anew each time: who is there, what they have, what waits. */
    public State state(CallGroupId id) {
        CallGroup group = groups.find(id).orElseThrow(NotFound::new);
        Instant now = clock.instant();
        Map<AgentId, Set<Integer>> steps = new LinkedHashMap<>();
        for (Seat seat : turns.seats(id)) {
            steps.computeIfAbsent(seat.agent(), agent -> new LinkedHashSet<>()).add(seat.step() + 1);
        }
        Map<AgentId, Standing> standings = turns.standings(id, steps.keySet(), now);
        Load load = turns.load(id);
        List<MemberState> members = steps.entrySet().stream()
                .filter(entry -> standings.containsKey(entry.getKey()))
                .map(entry -> member(entry.getKey(), entry.getValue(), standings.get(entry.getKey()), load))
                .toList();
        return group.calendar()
                .flatMap(calendars::find)
                .map(calendar -> new State(
                        load.waiting(),
                        calendar.hours().isOpenAt(now),
                        calendar.hours().nextChange(now),
                        members))
                .orElseGet(() -> new State(load.waiting(), true, Optional.empty(), members));
    }

    private MemberState member(AgentId agent, Set<Integer> steps, Standing standing, Load load) {
        return new MemberState(
                agent,
                agents.find(agent).map(Agent::name).orElse(""),
                standing.presence(),
                standing.open(),
                load.unanswered().getOrDefault(agent, 0L),
                steps);
    }

    /**
     * @param wanted its version says nothing
     * @throws GroupNameTaken if there is another one of this name
     * @throws RouteNotUsable if it leads to something that does not work, or back to itself
     * @throws GroupNotUsable if a member is none
     */
    public Shown create(CallGroup wanted) {
        graph.lock();
        check(wanted);
        groups.add(wanted);
        record("GROUP_CREATED", wanted, Optional.empty());
        return one(wanted.id());
    }

    /**
     * Counts at once, also for what waits in it. Refuses as {@link #create} does.
     *
     * @param version which it was when it was read; empty: whichever
     * @throws GroupChangedMeanwhile if it is another version by now
     */
    public Shown change(CallGroup wanted, Optional<Integer> version) {
        graph.lock();
        groups.lockAll();
        CallGroup before = groups.lock(wanted.id()).orElseThrow(NotFound::new);
        if (version.filter(known -> known != before.version()).isPresent()) {
            throw new GroupChangedMeanwhile();
        }
        check(wanted);
        CallGroup next = new CallGroup(
                wanted.id(),
                wanted.name(),
                wanted.home(),
                wanted.strategy(),
                wanted.capacity(),
                wanted.calendar(),
                wanted.closed(),
                wanted.overflow(),
                wanted.steps(),
                before.version() + 1);
        groups.replace(next);
        record("GROUP_CHANGED", next, Optional.of(before));
        Shown shown = one(next.id());
        hours.fire(new HoursChanged());
        return shown;
    }

    /**
     * What waits in it stays in the inbox where it is.
     *
     * @throws StillInUse while something leads to it
     */
    public void delete(CallGroupId id) {
        // The gate first, as those who give away what waits.
        turns.lockGate(id);
        CallGroup group = groups.lock(id).orElseThrow(NotFound::new);
        List<RouteUse> leading = uses.ofGroups(List.of(id)).getOrDefault(id, List.of());
        if (!leading.isEmpty()) {
            throw new StillInUse(leading);
        }
        groups.remove(id);
        record("GROUP_DELETED", group, Optional.empty());
    }

    private void check(CallGroup group) {
        places.hold(group.home()).orElseThrow(DepartmentNotAvailable::new);
        group.members().forEach(this::requireMember);
        if (group.calendar().filter(calendar -> !calendars.hold(calendar)).isPresent()) {
            throw new NotFound();
        }
        if (groups.isNameTaken(group.name(), group.id())) {
            throw new GroupNameTaken();
        }
        if (graph.read().comeBack(new Route.ToGroup(group.id()), group.exits())) {
            throw new RouteNotUsable(RouteProblem.LOOP);
        }
        group.exits().forEach(router::require);
    }

    private void requireMember(GroupMember member) {
        boolean known = places.hold(member.department()).isPresent()
                && member.agent()
                        .map(agent -> departments
                                .membership(agent, member.department())
                                .isPresent())
                        .orElse(true);
        if (!known) {
            throw new GroupNotUsable(Fault.NO_SUCH_MEMBER);
        }
    }

    /** In as many statements as for a single one. */
    private List<Shown> shown(List<CallGroup> some) {
        Map<DepartmentId, String> homes =
                departments.names(some.stream().map(CallGroup::home).collect(Collectors.toSet()));
        Map<Route, RouteShown> routes = router.shown(some.stream()
                .flatMap(group ->
                        Stream.concat(group.exits().stream(), group.members().map(GroupMember::route)))
                .toList());
        Map<CallGroupId, RouteProblem> problems = destination.problems(some);
        Map<CallGroupId, List<RouteUse>> leading =
                uses.ofGroups(some.stream().map(CallGroup::id).toList());
        return some.stream()
                .map(group -> new Shown(
                        group,
                        homes.getOrDefault(group.home(), ""),
                        group.members()
                                .distinct()
                                .collect(Collectors.toMap(
                                        Function.identity(),
                                        member -> routes.get(member.route()),
                                        (one, same) -> one,
                                        LinkedHashMap::new)),
                        group.closed().map(routes::get),
                        group.overflow().map(routes::get),
                        Optional.ofNullable(problems.get(group.id())),
                        leading.getOrDefault(group.id(), List.of())))
                .toList();
    }

    private void record(String action, CallGroup group, Optional<CallGroup> before) {
        Deed deed = new Deed(
                clock.instant(),
                Optional.of(callers.me()),
                action,
                "group",
                group.id().value(),
                Optional.of(group.home()));
        audit.record(before.map(was -> deed.changing("name", was.name(), group.name())
                        .changing("home", was.home().text(), group.home().text())
                        .changing("strategy", was.strategy(), group.strategy())
                        .changing("capacity", number(was.capacity()), number(group.capacity()))
                        .changing("calendar", calendar(was), calendar(group))
                        .changing("closed", text(was.closed()), text(group.closed()))
                        .changing("overflow", text(was.overflow()), text(group.overflow()))
                        .changing("steps", steps(was), steps(group)))
                .orElseGet(() -> deed.changing("name", "", group.name())));
    }

    private static String number(Optional<Integer> number) {
        return number.map(String::valueOf).orElse("");
    }

    private String calendar(CallGroup group) {
        return group.calendar().flatMap(calendars::find).map(CalendarRow::name).orElse("");
    }

    private static String text(Optional<Route> route) {
        return route.map(Route::text).orElse("");
    }

    private static String steps(CallGroup group) {
        return group.steps().stream()
                .map(step -> number(step.minutes()) + ":"
                        + step.members().stream()
                                .map(member -> member.department().text()
                                        + member.agent()
                                                .map(agent -> "/" + agent.text())
                                                .orElse(""))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(";"));
    }
}
