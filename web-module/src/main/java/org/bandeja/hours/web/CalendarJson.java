package org.bandeja.hours.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bandeja.conversation.web.Times;
import org.bandeja.hours.model.CalendarRow;
import org.bandeja.hours.model.CalendarUse;
import org.bandeja.hours.model.DayHours;
import org.bandeja.hours.model.HoursNotUsable;
import org.bandeja.hours.model.OpeningHours;
import org.bandeja.hours.model.SpecialDay;
import org.bandeja.hours.service.CalendarDesk;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.refusal.model.Malformed;

/**
 * A calendar.
 *
 * @param zone IANA
 * @param week by MONDAY to SUNDAY ranges like {@code 09:00-18:00}, {@code 22:00-06:00} until the next day
 * @param open whether it is open now
 * @param nextChange when that changes; null: not for all that can be foreseen
 * @param uses who is there at its times; empty for who is no administrator
 */
public record CalendarJson(
        String id,
        String name,
        String zone,
        Map<String, List<String>> week,
        List<DayJson> days,
        int version,
        boolean open,
        String nextChange,
        List<UseJson> uses) {

    /** A holiday or exception. @param date {@code 2026-12-25}, or {@code --12-25} every year; @param hours none: closed */
    public record DayJson(String date, String name, List<String> hours) {}

    /** Who uses it: DEPARTMENT, GROUP, ATTENDANT. */
    public record UseJson(String kind, String id, String name) {
        static UseJson of(CalendarUse use) {
            return new UseJson(use.kind().name(), Tsid.text(use.id()), use.name());
        }
    }

    /** What is wanted of one. @param version which it was when it was read; null: whichever */
    public record CalendarDraft(
            String name, String zone, Map<String, List<String>> week, List<DayJson> days, Integer version) {
        OpeningHours hours() {
            if (name == null || zone == null || week == null) {
                throw new Malformed("calendar");
            }
            return new OpeningHours(
                    zoneOf(zone),
                    weekOf(week),
                    days == null
                            ? List.of()
                            : days.stream().map(CalendarJson::day).toList());
        }
    }

    static CalendarJson of(CalendarDesk.Shown shown) {
        CalendarRow row = shown.calendar();
        Map<String, List<String>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day.name(), row.hours().week().get(day).texts());
        }
        return new CalendarJson(
                row.id().text(),
                row.name(),
                row.hours().zone().getId(),
                week,
                row.hours().days().stream()
                        .map(day ->
                                new DayJson(date(day), day.name(), day.hours().texts()))
                        .toList(),
                row.version(),
                shown.open(),
                shown.nextChange().map(Times::text).orElse(null),
                shown.uses().stream().map(UseJson::of).toList());
    }

    private static String date(SpecialDay day) {
        return day.yearly() ? MonthDay.from(day.date()).toString() : day.date().toString();
    }

    private static ZoneId zoneOf(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new HoursNotUsable(name.length() <= 40 ? name : name.substring(0, 40) + "…");
        }
        return ZoneId.of(name);
    }

    private static Map<DayOfWeek, DayHours> weekOf(Map<String, List<String>> week) {
        Map<DayOfWeek, DayHours> read = new EnumMap<>(DayOfWeek.class);
        week.forEach((name, ranges) -> read.put(dayOfWeek(name), ranges(ranges)));
        return read;
    }

    private static DayOfWeek dayOfWeek(String name) {
        try {
            return DayOfWeek.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new Malformed("week");
        }
    }

    private static DayHours ranges(List<String> ranges) {
        if (ranges == null || ranges.contains(null)) {
            throw new Malformed("hours");
        }
        return DayHours.of(ranges);
    }

    private static SpecialDay day(DayJson day) {
        if (day == null || day.date() == null) {
            throw new Malformed("days");
        }
        boolean yearly = day.date().startsWith("--");
        try {
            LocalDate date =
                    yearly ? MonthDay.parse(day.date()).atYear(SpecialDay.ANY_YEAR) : LocalDate.parse(day.date());
            if (!yearly && (date.getYear() < 1970 || date.getYear() > 9999)) {
                throw new Malformed("days");
            }
            return new SpecialDay(date, yearly, day.name(), ranges(day.hours() == null ? List.of() : day.hours()));
        } catch (DateTimeException e) {
            throw new Malformed("days");
        }
    }
}
