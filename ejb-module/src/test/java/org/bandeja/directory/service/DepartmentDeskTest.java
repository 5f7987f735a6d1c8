package org.bandeja.directory.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.model.Caller;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.directory.model.AgentId;
import org.bandeja.directory.model.Department;
import org.bandeja.directory.model.DepartmentId;
import org.bandeja.directory.model.DepartmentRow;
import org.bandeja.directory.model.Departments;
import org.bandeja.directory.model.Directory;
import org.bandeja.directory.service.DepartmentDesk.Settings;
import org.bandeja.hours.model.CalendarId;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.Calendars;
import org.bandeja.hours.service.HoursChanged;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a department to open is told when it keeps other hours. */
class DepartmentDeskTest {
    private static final DepartmentId ID = new DepartmentId(1);
    private static final Optional<CalendarId> CALENDAR = Optional.of(new CalendarId(2));

    private final Department department = new Department(ID, "Sales");
    private final List<Object> told = new ArrayList<>();
    private final DepartmentDesk desk = new DepartmentDesk();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void prepare() {
        desk.clock = Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);
        desk.hours = (Event<HoursChanged>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, given) -> told.add(given[0]) ? null : proxy);
        desk.departments = new Departments() {
            @Override
            public Optional<Department> lock(DepartmentId id) {
                return Optional.of(department);
            }

            @Override
            public boolean isNameTaken(String name, DepartmentId by) {
                return false;
            }

            @Override
            public void flush() {}
        };
        desk.directory = new Directory() {
            @Override
            public List<DepartmentRow> departments(Collection<DepartmentId> ids) {
                return List.of(new DepartmentRow(
                        ID, department.name(), false, false, false, false, department.calendar(), 0, 0));
            }
        };
        desk.calendars = new Calendars() {
            @Override
            public boolean hold(CalendarId id) {
                return true;
            }

            @Override
            public Optional<CalendarRow> find(CalendarId id) {
                return Optional.empty();
            }
        };
        desk.callers = new Callers() {
            @Override
            public Caller current() {
                return new Caller(new AgentId(3), "Ana", true, Map.of());
            }
        };
        desk.audit = new Audit() {
            @Override
            public void record(Deed deed) {}
        };
    }

    @Test
    void otherHoursAreTold() {
        keep(CALENDAR);
        assertThat(told).containsExactly(new HoursChanged());
    }

    @Test
    void noHoursAnyMoreAreTold() {
        department.keepHours(CALENDAR);
        keep(Optional.empty());
        assertThat(told).containsExactly(new HoursChanged());
    }

    @Test
    void theSameHoursAreNotTold() {
        department.keepHours(CALENDAR);
        keep(CALENDAR);
        assertThat(told).isEmpty();
    }

    @Test
    void anotherNameIsNotTold() {
        desk.change(ID, Settings.named("Ventas"));
        assertThat(told).isEmpty();
    }

    private void keep(Optional<CalendarId> calendar) {
        desk.change(
                ID,
                new Settings(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(calendar)));
    }
}
