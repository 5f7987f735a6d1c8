package org.bandeja.directory.service;

import static org.bandeja.access.model.Roles.AGENT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.conversation.model.Assignments;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentNameTaken;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Directory;
import org.bandeja.directory.model.Names;
import org.bandeja.directory.model.OpenConversationsLeft;
import org.bandeja.directory.rules.ConsoleDoor;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.Calendars;
import org.bandeja.hours.service.HoursChanged;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.RouteUse;
import org.bandeja.routing.model.RouteUses;
import org.bandeja.routing.model.StillInUse;

/** The departments, as administrators and their own ADMINs run them. */
@Stateless
@RolesAllowed(AGENT)
public class DepartmentDesk {
    @Inject
    Directory directory;

    @Inject
    Departments departments;

    @Inject
    RouteUses routes;

    @Inject
    Calendars calendars;

    @Inject
    Assignments assignments;

    @Inject
    Event<HoursChanged> hours;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * What is to be changed of a department.
     *
     * @param name empty: stays; likewise the others
     * @param calendar when it is there; an empty one inside: always
     */
    public record Settings(
            Optional<String> name,
            Optional<Boolean> onlyAdminsTransfer,
            Optional<Boolean> reopenToLastAssignee,
            Optional<Boolean> marksRead,
            Optional<Optional<CalendarId>> calendar) {
        /** Only the name. */
        public static Settings named(String name) {
            return new Settings(
                    Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Whether there is a console for whoever asks, and for what in it. */
    public Access access() {
        Caller caller = callers.current();
        return new Access(caller.agent().text(), caller.administrator(), ConsoleDoor.isOpenTo(caller));
    }

    /**
     * What somebody finds in the console.
     *
     * @param agent who it is
     * @param open whether there is one for this person
     */
    public record Access(String agent, boolean administrator, boolean open) {}

    /** All of them to administrators, to others those that they are ADMIN of. */
    public List<DepartmentRow> all() {
        Caller caller = callers.current();
        ConsoleDoor.require(caller);
        return caller.administrator()
                ? directory.departments()
                : directory.departments(
                        caller.departments().stream().filter(caller::isAdminOf).toList());
    }

    public DepartmentRow one(DepartmentId id) {
        ConsoleDoor.requireAdminOf(callers.current(), id);
        return row(id);
    }

    /** @throws DepartmentNameTaken if there is another one of this name */
    public DepartmentRow create(Settings settings) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdministrator(caller);
        Department department =
                new Department(DepartmentId.next(), settings.name().orElse(""));
        requireFree(department.name(), department.id());
        settings.calendar().ifPresent(wanted -> wanted.ifPresent(this::requireCalendar));
        apply(department, settings);
        departments.add(department);
        departments.flush();
        audit.record(deed(caller, "DEPARTMENT_CREATED", department.id()).changing("name", "", department.name()));
        return row(department.id());
    }

    /**
     * Its ADMINs decide about its settings, administrators about its name too: what IT has set up, as the groups of single
     * sign-on, knows a department by its name.
     *
     * @throws DepartmentNameTaken if there is another one of this name
     * @throws org.bandeja.directory.model.AdministratorsOnly if somebody else gives it another name
     */
    public DepartmentRow change(DepartmentId id, Settings settings) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdminOf(caller, id);
        Department department = departments.lock(id).orElseThrow(NotFound::new);
        settings.name()
                .map(Names::usable)
                .filter(name -> !name.equals(department.name()))
                .ifPresent(name -> {
                    ConsoleDoor.requireAdministratorFor(caller, id);
                    requireFree(name, id);
                });
        String name = department.name();
        boolean transfer = department.onlyAdminsTransfer();
        boolean reopen = department.reopensToLastAssignee();
        boolean marks = department.marksRead();
        Optional<CalendarId> before = department.calendar();
        settings.calendar().ifPresent(wanted -> wanted.ifPresent(this::requireCalendar));
        apply(department, settings);
        Deed deed = deed(caller, "DEPARTMENT_CHANGED", id)
                .changing("name", name, department.name())
                .changing("onlyAdminsTransfer", transfer, department.onlyAdminsTransfer())
                .changing("reopenToLastAssignee", reopen, department.reopensToLastAssignee())
                .changing("marksRead", marks, department.marksRead())
                .changing("calendar", calendarName(before), calendarName(department.calendar()));
        if (!deed.changes().isEmpty()) {
            audit.record(deed);
        }
        departments.flush();
        DepartmentRow row = row(id);
        if (!before.equals(department.calendar())) {
            hours.fire(new HoursChanged());
        }
        return row;
    }

    /**
     * Nothing comes in any more; what was completed there stays visible to its members. Again changes nothing.
     *
     * @throws StillInUse while something leads there
     * @throws OpenConversationsLeft while it has open conversations: they have to be moved or completed first
     */
    public DepartmentRow archive(DepartmentId id) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdministratorFor(caller, id);
        Department department = departments.lock(id).orElseThrow(NotFound::new);
        if (!department.isArchived()) {
            List<RouteUse> uses = routes.of(id);
            if (!uses.isEmpty()) {
                throw new StillInUse(uses);
            }
            long open = assignments.openIn(id);
            if (open > 0) {
                throw new OpenConversationsLeft(open);
            }
            department.archive();
            departments.flush();
            audit.record(deed(caller, "DEPARTMENT_ARCHIVED", id));
        }
        return row(id);
    }

    /** As it was before it was archived; again changes nothing. */
    public DepartmentRow restore(DepartmentId id) {
        Caller caller = callers.current();
        ConsoleDoor.requireAdministratorFor(caller, id);
        Department department = departments.lock(id).orElseThrow(NotFound::new);
        if (department.isArchived()) {
            department.restore();
            departments.flush();
            audit.record(deed(caller, "DEPARTMENT_RESTORED", id));
        }
        return row(id);
    }

    private void requireFree(String name, DepartmentId by) {
        if (departments.isNameTaken(name, by)) {
            throw new DepartmentNameTaken();
        }
    }

    /** @throws NotFound if there is no such calendar */
    private void requireCalendar(CalendarId id) {
        if (!calendars.hold(id)) {
            throw new NotFound();
        }
    }

    private String calendarName(Optional<CalendarId> id) {
        return id.flatMap(calendars::find).map(CalendarRow::name).orElse("");
    }

    private static void apply(Department department, Settings settings) {
        settings.name().ifPresent(department::rename);
        settings.onlyAdminsTransfer().ifPresent(department::letOnlyAdminsTransfer);
        settings.reopenToLastAssignee().ifPresent(department::letReopenToLastAssignee);
        settings.marksRead().ifPresent(department::letMarkRead);
        settings.calendar().ifPresent(department::keepHours);
    }

    private DepartmentRow row(DepartmentId id) {
        return directory.departments(Set.of(id)).stream().findFirst().orElseThrow(NotFound::new);
    }

    private Deed deed(Caller caller, String action, DepartmentId id) {
        return new Deed(
                clock.instant(), Optional.of(caller.agent()), action, "department", id.value(), Optional.of(id));
    }
}
