package org.bandeja.hours.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.Names;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.hours.model.CalendarChangedMeanwhile;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.CalendarInUse;
import org.bandeja.hours.model.CalendarNameTaken;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.CalendarUse;
import org.bandeja.hours.model.Calendars;
import org.bandeja.hours.model.OpeningHours;
import org.bandeja.hours.model.SpecialDay;
import org.bandeja.refusal.model.NotFound;

/** The calendars: administrators write them; whoever is ADMIN of a department sees them, to choose its own. */
@Stateless
@RolesAllowed(AGENT)
public class CalendarDesk {
    @Inject
    Calendars calendars;

    @Inject
    Event<HoursChanged> changed;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * A calendar at this moment.
     *
     * @param open whether it is open now
     * @param nextChange when that changes; empty: not for all that can be foreseen
     * @param uses who is there at its times; to administrators only
     */
    public record Shown(CalendarRow calendar, boolean open, Optional<Instant> nextChange, List<CalendarUse> uses) {}

    /** By name. */
    public List<Shown> all() {
        Caller caller = callers.current();
        ConsoleDoor.require(caller);
        return calendars.all().stream().map(row -> shown(row, caller)).toList();
    }

    public Shown one(CalendarId id) {
        Caller caller = callers.current();
        ConsoleDoor.require(caller);
        return shown(calendars.find(id).orElseThrow(NotFound::new), caller);
    }

    /**
     * Whether somebody who asks may write calendars.
     *
     * @throws NotFound unless there is a console for this person
     * @throws org.bandeja.directory.model.AdministratorsOnly if this person may only see them
     */
    public void requireWriter() {
        ConsoleDoor.requireAdministratorAmongAll(callers.current());
    }

    /** @throws CalendarNameTaken if there is another one of this name */
    public Shown create(String name, OpeningHours hours) {
        requireWriter();
        CalendarRow row = new CalendarRow(CalendarId.next(), Names.usable(name), hours, 0);
        requireFree(row);
        calendars.add(row);
        record("CALENDAR_CREATED", row, Optional.empty());
        return one(row.id());
    }

    /**
     * Counts at once for whoever uses it.
     *
     * @param version which it was when it was read; empty: whichever
     * @throws CalendarNameTaken if there is another one of this name
     * @throws CalendarChangedMeanwhile if it is another version by now
     */
    public Shown change(CalendarId id, String name, OpeningHours hours, Optional<Integer> version) {
        requireWriter();
        CalendarRow before = calendars.lock(id).orElseThrow(NotFound::new);
        if (version.filter(known -> known != before.version()).isPresent()) {
            throw new CalendarChangedMeanwhile();
        }
        CalendarRow row = new CalendarRow(id, Names.usable(name), hours, before.version() + 1);
        requireFree(row);
        calendars.replace(row);
        record("CALENDAR_CHANGED", row, Optional.of(before));
        Shown shown = one(id);
        changed.fire(new HoursChanged());
        return shown;
    }

    /** @throws CalendarInUse while somebody uses it */
    public void delete(CalendarId id) {
        requireWriter();
        CalendarRow row = calendars.lock(id).orElseThrow(NotFound::new);
        List<CalendarUse> uses = calendars.uses(id);
        if (!uses.isEmpty()) {
            throw new CalendarInUse(uses.stream().map(CalendarUse::name).collect(Collectors.joining(", ")));
        }
        calendars.remove(id);
        record("CALENDAR_DELETED", row, Optional.empty());
    }

    private void requireFree(CalendarRow row) {
        if (calendars.isNameTaken(row.name(), row.id())) {
            throw new CalendarNameTaken();
        }
    }

    private Shown shown(CalendarRow row, Caller caller) {
        Instant now = clock.instant();
        return new Shown(
                row,
                row.hours().isOpenAt(now),
                row.hours().nextChange(now),
                caller.administrator() ? calendars.uses(row.id()) : List.of());
    }

    private void record(String action, CalendarRow row, Optional<CalendarRow> before) {
        Deed deed = new Deed(
                clock.instant(),
                Optional.of(callers.me()),
                action,
                "calendar",
                row.id().value(),
                Optional.empty());
        audit.record(before.map(was -> deed.changing("name", was.name(), row.name())
                        .changing("zone", was.hours().zone(), row.hours().zone())
                        .changing("week", week(was), week(row))
                        .changing("days", onlyIn(was, row), onlyIn(row, was)))
                .orElseGet(() -> deed.changing("name", "", row.name())));
    }

    /** The special days of one that the other does not have so: all of them may be too many to tell. */
    private static String onlyIn(CalendarRow one, CalendarRow other) {
        return one.hours().days().stream()
                .filter(day -> !other.hours().days().contains(day))
                .map(CalendarDesk::day)
                .collect(Collectors.joining("; "));
    }

    private static String day(SpecialDay day) {
        String date = day.date().toString();
        return Stream.of(
                        day.yearly() ? date.substring("yyyy-".length()) : date,
                        day.hours().text(),
                        day.name())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String week(CalendarRow row) {
        return row.hours().week().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(day -> day.getKey().name().substring(0, 3) + " "
                        + day.getValue().text())
                .collect(Collectors.joining("; "));
    }
}
