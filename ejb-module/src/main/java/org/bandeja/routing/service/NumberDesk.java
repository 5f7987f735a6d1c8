package org.bandeja.routing.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.Conversations;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Places;
import org.bandeja.outbox.service.ChannelDesk;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteNotUsable;
import org.bandeja.routing.model.RouteProblem;

/** The company's numbers, as administrators run them. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class NumberDesk {
    @Inject
    BusinessNumbers numbers;

    @Inject
    Conversations conversations;

    @Inject
    Departments departments;

    @Inject
    Places places;

    @Inject
    Router router;

    @Inject
    Event<RouteChosen> chosen;

    @Inject
    ChannelDesk channels;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What is to be changed of a number; empty stays.
     *
     * @param route where it leads: an empty one inside is no route
     * @param starters whose members may begin conversations from it; an empty set: those of the department that it leads to
     * @param reopeningHours how long after its completion a customer's message reopens a conversation; 0 never
     */
    public record Changes(
            Optional<String> name,
            Optional<Optional<Route>> route,
            Optional<Set<DepartmentId>> starters,
            Optional<Integer> messagesPerSecond,
            Optional<Integer> reopeningHours) {}

    /** By name. */
    public List<NumberState> all() {
        return states(numbers.all());
    }

    public NumberState one(NumberId id) {
        return state(numbers.find(id).orElseThrow(NotFound::new));
    }

    /**
     * What had waited at a number without a route is routed as soon as it has one.
     *
     * @throws RouteNotUsable if the route leads to nothing that works
     * @throws NotFound if a department is not there
     */
    public NumberState change(NumberId id, Changes changes) {
        Instant now = clock.instant();
        // What it leads to first, then the number, which others lock after their conversations.
        changes.route().flatMap(wanted -> wanted).ifPresent(this::hold);
        changes.starters().ifPresent(wanted -> wanted.forEach(this::working));
        BusinessNumber number = numbers.lockIfThere(id).orElseThrow(NotFound::new);
        NumberState before = state(number);
        changes.name().ifPresent(number::call);
        changes.route().ifPresent(number::leadTo);
        changes.starters().ifPresent(wanted -> numbers.chooseStarters(id, wanted));
        changes.messagesPerSecond().ifPresent(number::sendAtMost);
        changes.reopeningHours().ifPresent(number::reopenWithin);
        Deed deed = deed("NUMBER_CHANGED", id, now)
                .changing("name", before.name(), number.name())
                .changing("route", shown(before.route()), shown(number.route().map(router::shown)))
                .changing("starters", names(before.starters()), names(numbers.chosenStarters(id)))
                .changing("messagesPerSecond", before.messagesPerSecond(), number.messagesPerSecond())
                .changing(
                        "reopeningHours",
                        before.reopeningHours(),
                        number.reopeningTime().toHours());
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
        }
        changes.route().flatMap(wanted -> wanted).ifPresent(wanted -> chosen.fire(new RouteChosen()));
        return state(number);
    }

    /** Tries a stopped number at once. */
    public NumberState tryNow(NumberId id) {
        channels.tryNow(id);
        audit.record(deed("NUMBER_TRIED", id, clock.instant()));
        return one(id);
    }

    private void hold(Route route) {
        router.require(route);
        router.open(route).orElseThrow(() -> new RouteNotUsable(RouteProblem.NOT_THERE));
    }

    private void working(DepartmentId id) {
        places.hold(id).orElseThrow(NotFound::new);
    }

    private static String shown(Optional<RouteShown> route) {
        return route.map(RouteShown::name).orElse("");
    }

    private String names(Set<DepartmentId> ids) {
        return departments.names(ids).values().stream().sorted().collect(Collectors.joining(", "));
    }

    private Deed deed(String action, NumberId id, Instant now) {
        return new Deed(now, Optional.of(callers.current().agent()), action, "number", id.value(), Optional.empty());
    }

    private NumberState state(BusinessNumber number) {
        return states(List.of(number)).get(0);
    }

    /** In as many statements as for a single one. */
    private List<NumberState> states(List<BusinessNumber> some) {
        Map<NumberId, Integer> waiting = conversations.waitingWithoutRouteForSystem();
        Map<NumberId, Set<DepartmentId>> starters = numbers.chosenStarters();
        Map<Route, RouteShown> routes = router.shown(
                some.stream().flatMap(number -> number.route().stream()).toList());
        return some.stream()
                .map(number -> NumberState.of(
                        number,
                        number.route().map(routes::get),
                        starters.getOrDefault(number.id(), Set.of()),
                        waiting.getOrDefault(number.id(), 0)))
                .toList();
    }
}
