package org.bandeja.attendant.service;

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
import org.bandeja.attendant.model.AttendantChanged;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.AttendantNameTaken;
import org.bandeja.attendant.model.AttendantRow;
import org.bandeja.attendant.model.Attendants;
import org.bandeja.attendant.model.AutoAttendant;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.AttendantWords;
import org.bandeja.attendant.rules.TreeProblem;
import org.bandeja.attendant.rules.TreeText;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Names;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.Calendars;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.Route;
import org.bandeja.routing.model.RouteGraph;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.model.RouteUses;
import org.bandeja.routing.model.StillInUse;
import org.bandeja.routing.service.RouteChosen;
import org.bandeja.routing.service.RouteShown;
import org.bandeja.routing.service.Router;

/**
 * Where administrators write attendants. What is written is kept with every change, and talks with nobody before it is published; what
 * was published never changes.
 */
@Stateless
@RolesAllowed(ADMINISTRATOR)
public class AttendantDesk {
    @Inject
    Attendants attendants;

    @Inject
    TreeSurroundings surroundings;

    @Inject
    RouteUses uses;

    @Inject
    RouteGraph graph;

    @Inject
    Router router;

    @Inject
    Calendars calendars;

    @Inject
    Event<RouteChosen> chosen;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** By name. */
    public List<ListedAttendant> all() {
        List<AttendantRow> rows = attendants.all();
        Map<AttendantId, List<RouteUse>> leading =
                uses.ofAttendants(rows.stream().map(AttendantRow::id).toList());
        Map<AttendantId, Set<Route>> routes = attendants.routes();
        Map<Route, RouteShown> ends =
                router.shown(routes.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> new ListedAttendant(
                        row,
                        leading.getOrDefault(row.id(), List.of()),
                        routes.getOrDefault(row.id(), Set.of()).stream()
                                .anyMatch(route -> ends.get(route).problem().isPresent())))
                .toList();
    }

    /** @throws NotFound if it is not there */
    public SeenAttendant one(AttendantId id) {
        return seen(attendants.find(id).orElseThrow(NotFound::new));
    }

    /** The calendars that one can ask, by name. */
    public List<CalendarRow> calendars() {
        return calendars.all();
    }

    /** What was published under a number. */
    public AttendantTree published(AttendantId id, int number) {
        return attendants.tree(id, number).map(TreeText::read).orElseThrow(NotFound::new);
    }

    /** What keeps a tree from being published, of which nothing is kept. */
    public List<TreeProblem> check(AttendantId id, AttendantTree tree) {
        return surroundings.problems(id, tree);
    }

    /**
     * Begins one, with usual words of a language.
     *
     * @throws AttendantNameTaken if there is another one of this name
     */
    public SeenAttendant create(String name, String language) {
        Instant now = clock.instant();
        AgentId author = callers.current().agent();
        String words = TreeText.write(AttendantWords.beginning(language));
        AutoAttendant attendant = new AutoAttendant(AttendantId.next(), name, words, author, now);
        requireFree(attendant.name(), attendant.id());
        attendants.add(attendant);
        attendants.flush();
        audit.record(deed("ATTENDANT_CREATED", attendant, now).changing("name", "", attendant.name()));
        return seen(attendant);
    }

    /**
     * Keeps what somebody has written.
     *
     * @param version that this is a change of
     * @throws AttendantChanged if somebody else has changed it meanwhile
     * @throws AttendantNameTaken if there is another one of this name
     */
    public SeenAttendant write(AttendantId id, int version, String name, AttendantTree tree) {
        AutoAttendant attendant = lock(id, version);
        Instant now = clock.instant();
        String wanted = Names.usable(name);
        if (!wanted.equals(attendant.name())) {
            requireFree(wanted, id);
            audit.record(deed("ATTENDANT_RENAMED", attendant, now).changing("name", attendant.name(), wanted));
            attendant.call(wanted);
        }
        attendant.write(TreeText.write(tree), callers.current().agent(), now);
        attendants.flush();
        return seen(attendant);
    }

    /**
     * From now on it talks with whoever comes; what waits for it is led to it.
     *
     * @throws AttendantChanged if somebody else has changed it meanwhile
     * @throws AttendantNotReady if something keeps it from working
     */
    public SeenAttendant publish(AttendantId id, int version) {
        graph.lock();
        AttendantTree draft =
                TreeText.read(attendants.find(id).orElseThrow(NotFound::new).draft());
        Set<Route> routes = draft.routes();
        // What it leads to first, as everywhere: then the attendant.
        router.hold(routes.stream()
                .filter(route -> !route.equals(new Route.ToAttendant(id)))
                .toList());
        Optional<CalendarId> hours = CalendarId.parse(draft.closed().hours()).filter(calendars::hold);
        AutoAttendant attendant = lock(id, version);
        List<TreeProblem> problems = surroundings.problems(id, draft);
        if (!problems.isEmpty()) {
            throw new AttendantNotReady(problems.size());
        }
        Instant now = clock.instant();
        int number = attendant.publish(hours);
        attendants.addVersion(id, number, attendant.draft(), callers.current().agent(), now);
        attendants.leadTo(id, routes);
        attendants.flush();
        audit.record(deed("ATTENDANT_PUBLISHED", attendant, now).with(attendant.name() + " (" + number + ")"));
        chosen.fire(new RouteChosen());
        return seen(attendant);
    }

    /**
     * With all its versions.
     *
     * @throws StillInUse while something leads to it, or it still talks with somebody
     */
    public void delete(AttendantId id) {
        AutoAttendant attendant = attendants.lock(id).orElseThrow(NotFound::new);
        List<RouteUse> used = uses(id);
        if (!used.isEmpty()) {
            throw new StillInUse(used);
        }
        if (attendants.isTalking(id)) {
            throw new AttendantStillTalks();
        }
        audit.record(deed("ATTENDANT_DELETED", attendant, clock.instant()).with(attendant.name()));
        attendants.remove(attendant);
    }

    private AutoAttendant lock(AttendantId id, int version) {
        AutoAttendant attendant = attendants.lock(id).orElseThrow(NotFound::new);
        attendant.requireVersion(version);
        return attendant;
    }

    private List<RouteUse> uses(AttendantId id) {
        return uses.ofAttendants(List.of(id)).getOrDefault(id, List.of());
    }

    private void requireFree(String name, AttendantId id) {
        if (attendants.isNameTaken(name, id)) {
            throw new AttendantNameTaken();
        }
    }

    private SeenAttendant seen(AutoAttendant attendant) {
        AttendantTree tree = TreeText.read(attendant.draft());
        boolean differs = attendant.number().isEmpty()
                || !attendants
                        .tree(attendant.id(), attendant.number().getAsInt())
                        .filter(attendant.draft()::equals)
                        .isPresent();
        return new SeenAttendant(
                attendant.id(),
                attendant.name(),
                attendant.version(),
                tree,
                surroundings.problems(attendant.id(), tree),
                attendant.number(),
                differs,
                attendants.versions(attendant.id()),
                uses(attendant.id()));
    }

    private Deed deed(String action, AutoAttendant attendant, Instant now) {
        return new Deed(
                now,
                Optional.of(callers.current().agent()),
                action,
                "attendant",
                attendant.id().value(),
                Optional.empty());
    }
}
