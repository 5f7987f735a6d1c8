package org.bandeja.hours.model;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The calendars. They hold nothing that anybody has to keep from anybody; who changes them is decided before. */
@ApplicationScoped
public class Calendars {
    private static final String DAYS = ";";
    private static final String COLUMNS = "select id, name, zone, week, version from opening_calendar";

    @PersistenceContext
    EntityManager em;

    /** By name. */
    public List<CalendarRow> all() {
        return read(em.createNativeQuery(COLUMNS + " order by name, id"));
    }

    public Optional<CalendarRow> find(CalendarId id) {
        return read(em.createNativeQuery(COLUMNS + " where id = :id").setParameter("id", id.value())).stream()
                .findFirst();
    }

    /** Those of these that exist. */
    public Map<CalendarId, OpeningHours> hours(Collection<CalendarId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return read(em.createNativeQuery(COLUMNS + " where id in (:ids)")
                        .setParameter("ids", ids.stream().map(CalendarId::value).toList()))
                .stream()
                .collect(Collectors.toMap(CalendarRow::id, CalendarRow::hours));
    }

    /** As it is until the transaction ends. */
    public boolean hold(CalendarId id) {
        return !em.createNativeQuery("select id from opening_calendar where id = :id lock in share mode")
                .setParameter("id", id.value())
                .getResultList()
                .isEmpty();
    }

    /** For a change: locked until the transaction ends. */
    public Optional<CalendarRow> lock(CalendarId id) {
        return read(em.createNativeQuery(COLUMNS + " where id = :id for update").setParameter("id", id.value()))
                .stream()
                .findFirst();
    }

    /** Whether another calendar is called so; case and accents do not tell apart. */
    public boolean isNameTaken(String name, CalendarId by) {
        return !em.createNativeQuery("select id from opening_calendar where name = :name and id <> :id")
                .setParameter("name", name)
                .setParameter("id", by.value())
                .getResultList()
                .isEmpty();
    }

    public void add(CalendarRow calendar) {
        em.createNativeQuery("insert into opening_calendar (id, name, zone, week, version)"
                        + " values (:id, :name, :zone, :week, :version)")
                .setParameter("id", calendar.id().value())
                .setParameter("name", calendar.name())
                .setParameter("zone", calendar.hours().zone().getId())
                .setParameter("week", week(calendar.hours()))
                .setParameter("version", calendar.version())
                .executeUpdate();
        addDays(calendar);
    }

    /** The caller holds it for a change. */
    public void replace(CalendarRow calendar) {
        em.createNativeQuery("update opening_calendar set name = :name, zone = :zone, week = :week, version = :version"
                        + " where id = :id")
                .setParameter("id", calendar.id().value())
                .setParameter("name", calendar.name())
                .setParameter("zone", calendar.hours().zone().getId())
                .setParameter("week", week(calendar.hours()))
                .setParameter("version", calendar.version())
                .executeUpdate();
        removeDays(calendar.id());
        addDays(calendar);
    }

    public void remove(CalendarId id) {
        removeDays(id);
        em.createNativeQuery("delete from opening_calendar where id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /** Who uses it, by name. */
    public List<CalendarUse> uses(CalendarId id) {
        List<?> rows = em.createNativeQuery("select 'DEPARTMENT' as kind, d.id, d.name as shown from department d"
                        + " where d.calendar_id = :id union all select 'GROUP', g.id, g.name from call_group g"
                        + " where g.calendar_id = :id union all select 'ATTENDANT', a.id, a.name from auto_attendant a"
                        + " where a.calendar_id = :id order by shown, kind")
                .setParameter("id", id.value())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new CalendarUse(
                        CalendarUse.Kind.valueOf((String) row[0]), ((Number) row[1]).longValue(), (String) row[2]))
                .toList();
    }

    private void removeDays(CalendarId id) {
        em.createNativeQuery("delete from opening_day where calendar_id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    private void addDays(CalendarRow calendar) {
        calendar.hours()
                .days()
                .forEach(day -> em.createNativeQuery(
                                "insert into opening_day (calendar_id, yearly, on_date, name, hours)"
                                        + " values (:calendar, :yearly, :date, :name, :hours)")
                        .setParameter("calendar", calendar.id().value())
                        .setParameter("yearly", day.yearly())
                        .setParameter("date", day.date())
                        .setParameter("name", day.name())
                        .setParameter("hours", day.hours().text())
                        .executeUpdate());
    }

    private List<CalendarRow> read(Query query) {
        List<Object[]> rows = ((List<?>) query.getResultList())
                .stream().map(Object[].class::cast).toList();
        Map<Long, List<SpecialDay>> days =
                days(rows.stream().map(row -> ((Number) row[0]).longValue()).toList());
        return rows.stream()
                .map(row -> new CalendarRow(
                        new CalendarId(((Number) row[0]).longValue()),
                        (String) row[1],
                        new OpeningHours(
                                ZoneId.of((String) row[2]),
                                week((String) row[3]),
                                days.getOrDefault(((Number) row[0]).longValue(), List.of())),
                        ((Number) row[4]).intValue()))
                .toList();
    }

    private Map<Long, List<SpecialDay>> days(Collection<Long> calendars) {
        if (calendars.isEmpty()) {
            return Map.of();
        }
        List<?> rows = em.createNativeQuery("select calendar_id, yearly, on_date, name, hours from opening_day"
                        + " where calendar_id in (:ids) order by yearly desc, on_date")
                .setParameter("ids", calendars)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.groupingBy(
                        row -> ((Number) row[0]).longValue(),
                        HashMap::new,
                        Collectors.mapping(Calendars::day, Collectors.toList())));
    }

    private static SpecialDay day(Object[] row) {
        boolean yearly = Boolean.TRUE.equals(row[1]) || row[1] instanceof Number value && value.intValue() != 0;
        LocalDate date = row[2] instanceof Date sql ? sql.toLocalDate() : (LocalDate) row[2];
        return new SpecialDay(date, yearly, (String) row[3], DayHours.parse((String) row[4]));
    }

    private static String week(OpeningHours hours) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> hours.week().get(day).text())
                .collect(Collectors.joining(DAYS));
    }

    private static Map<DayOfWeek, DayHours> week(String text) {
        String[] parts = text.split(DAYS, -1);
        Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, DayHours.parse(parts[day.ordinal()]));
        }
        return week;
    }
}
