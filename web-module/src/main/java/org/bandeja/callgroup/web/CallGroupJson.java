package org.bandeja.callgroup.web;

import java.util.List;
import java.util.Optional;
import org.bandeja.callgroup.model.CallGroup;
import org.bandeja.callgroup.model.CallGroupId;
import org.bandeja.callgroup.model.GroupMember;
import org.bandeja.callgroup.model.GroupStep;
import org.bandeja.callgroup.model.Strategy;
import org.bandeja.callgroup.service.CallGroupDesk;
import org.bandeja.conversation.web.Times;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.refusal.model.Malformed;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.web.UseJson;

/**
 * A call group.
 *
 * @param strategy SHARED, ROUND_ROBIN, LEAST_BUSY, LAST_AGENT_FIRST
 * @param capacity null: no limit
 * @param calendar id; null: it is always there
 * @param closed where it leads when closed; null: it waits
 * @param overflow where it leads when all steps are over; null: it waits for whoever comes
 * @param problem what keeps it from working as it was meant; null: it works
 */
public record CallGroupJson(
        String id,
        String name,
        HomeJson department,
        String strategy,
        Integer capacity,
        String calendar,
        LeadsJson closed,
        LeadsJson overflow,
        List<StepJson> steps,
        int version,
        String problem,
        List<UseJson> uses) {

    /** The department where waits what nobody could be given. */
    public record HomeJson(String id, String name) {}

    /** Where something leads. */
    public record LeadsJson(String to, String name, String problem) {
        static LeadsJson of(RouteShown shown) {
            return new LeadsJson(
                    shown.route().text(),
                    shown.name(),
                    shown.problem().map(Enum::name).orElse(null));
        }
    }

    /** @param minutes until the next step; null: no limit */
    public record StepJson(List<MemberJson> members, Integer minutes) {}

    /**
     * @param to {@code department:ID}, or {@code agent:DEPARTMENT:AGENT}
     * @param problem why nothing is given to this member; null: it is
     */
    public record MemberJson(String to, String name, String problem) {
        static MemberJson of(RouteShown shown) {
            return new MemberJson(
                    shown.route().text(),
                    shown.name(),
                    shown.problem().map(Enum::name).orElse(null));
        }
    }

    /** A step as it is wanted: members as {@code department:ID} or {@code agent:DEPARTMENT:AGENT}. */
    public record StepDraft(List<String> members, Integer minutes) {}

    /** What is wanted of a group. @param version which it was when it was read; null: whichever */
    public record CallGroupDraft(
            String name,
            String department,
            String strategy,
            Integer capacity,
            String calendar,
            String closed,
            String overflow,
            List<StepDraft> steps,
            Integer version) {
        CallGroup group(CallGroupId id) {
            if (name == null || department == null || steps == null || steps.contains(null)) {
                throw new Malformed("group");
            }
            return new CallGroup(
                    id,
                    name,
                    DepartmentId.parse(department).orElseThrow(NotFound::new),
                    CallGroupJson.strategyOf(strategy),
                    Optional.ofNullable(capacity),
                    filled(calendar).map(text -> CalendarId.parse(text).orElseThrow(NotFound::new)),
                    route(closed),
                    route(overflow),
                    steps.stream().map(CallGroupJson::step).toList(),
                    0);
        }
    }

    static CallGroupJson of(CallGroupDesk.Shown shown) {
        CallGroup group = shown.group();
        return new CallGroupJson(
                group.id().text(),
                group.name(),
                new HomeJson(group.home().text(), shown.home()),
                group.strategy().name(),
                group.capacity().orElse(null),
                group.calendar().map(CalendarId::text).orElse(null),
                shown.closed().map(LeadsJson::of).orElse(null),
                shown.overflow().map(LeadsJson::of).orElse(null),
                group.steps().stream()
                        .map(step -> new StepJson(
                                step.members().stream()
                                        .map(member ->
                                                MemberJson.of(shown.members().get(member)))
                                        .toList(),
                                step.minutes().orElse(null)))
                        .toList(),
                group.version(),
                shown.problem().map(Enum::name).orElse(null),
                UseJson.of(shown.uses()));
    }

    /** How a group stands. */
    public record StateJson(long waiting, boolean open, String nextChange, List<MemberStateJson> members) {
        static StateJson of(CallGroupDesk.State state) {
            return new StateJson(
                    state.waiting(),
                    state.open(),
                    state.nextChange().map(Times::text).orElse(null),
                    state.members().stream()
                            .map(member -> new MemberStateJson(
                                    member.agent().text(),
                                    member.name(),
                                    member.presence().name(),
                                    member.openConversations(),
                                    member.unanswered(),
                                    List.copyOf(member.steps())))
                            .toList());
        }
    }

    /** How somebody in a group stands. */
    public record MemberStateJson(
            String agent, String name, String presence, int openConversations, long unanswered, List<Integer> steps) {}

    private static Strategy strategyOf(String name) {
        try {
            return Strategy.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new Malformed("strategy");
        }
    }

    private static Optional<String> filled(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isEmpty());
    }

    private static Optional<Route> route(String text) {
        return filled(text).map(given -> Route.parse(given).orElseThrow(() -> new Malformed("route")));
    }

    private static GroupStep step(StepDraft step) {
        if (step.members() == null || step.members().contains(null)) {
            throw new Malformed("members");
        }
        return new GroupStep(
                step.members().stream().map(CallGroupJson::member).toList(), Optional.ofNullable(step.minutes()));
    }

    private static GroupMember member(String text) {
        Route route = Route.parse(text).orElseThrow(() -> new Malformed("members"));
        if (route instanceof Route.ToDepartment to) {
            return new GroupMember(to.department(), Optional.empty());
        }
        if (route instanceof Route.ToAgent to) {
            return new GroupMember(to.department(), Optional.of(to.agent()));
        }
        throw new Malformed("members");
    }
}
