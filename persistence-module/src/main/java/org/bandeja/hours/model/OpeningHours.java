package org.bandeja.hours.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When somebody is there, by the clock on the wall of one place. A range belongs to the day on which it begins: a night that began on
 * an open day runs on into a holiday. Of what is said about a date, what was said for this date alone counts more than what comes
 * every year, and that more than the day of the week.
 *
 * <p>When clocks go forward, what would begin or end in the hour that is left out does so at that moment. When they go back,
 * it opens at the first and closes at the last of the two moments: never closed while the clock shows a time at which it is open.
 *
 * @param week a day that is absent is closed
 */
public record OpeningHours(ZoneId zone, Map<DayOfWeek, DayHours> week, List<SpecialDay> days) {
    private static final int MOST_DAYS = 400;

    /** A 29 February comes after eight years at the latest. */
    private static final int LOOKED_AHEAD_DAYS = 8 * 366 + 2;

    /** One stretch of time; half-open. */
    private record Stretch(Instant from, Instant to) {
        boolean holds(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** @throws HoursNotUsable if a date is named twice, or there are too many */
    public OpeningHours {
        Objects.requireNonNull(zone, "zone");
        EnumMap<DayOfWeek, DayHours> all = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            all.put(day, week.getOrDefault(day, DayHours.CLOSED));
        }
        week = Map.copyOf(all);
        days = List.copyOf(days);
        if (days.size() > MOST_DAYS) {
            throw new HoursNotUsable("at most " + MOST_DAYS + " special days");
        }
        Set<List<Object>> named = new HashSet<>();
        for (SpecialDay day : days) {
            if (!named.add(List.of(day.yearly(), day.date()))) {
                throw new HoursNotUsable(day.date().toString());
            }
        }
    }

    /** What counts on a date. */
    public DayHours on(LocalDate date) {
        return special(date).map(SpecialDay::hours).orElseGet(() -> week.get(date.getDayOfWeek()));
    }

    /** The holiday or exception that counts on a date. */
    public Optional<SpecialDay> special(LocalDate date) {
        Optional<SpecialDay> once =
                days.stream().filter(day -> !day.yearly() && day.isOn(date)).findFirst();
        return once.or(() ->
                days.stream().filter(day -> day.yearly() && day.isOn(date)).findFirst());
    }

    public boolean isOpenAt(Instant time) {
        return around(time).anyMatch(stretch -> stretch.holds(time));
    }

    /** The first moment from then on at which it is open: the same moment when it is open then; empty: it never opens again. */
    public Optional<Instant> nextOpening(Instant from) {
        if (isOpenAt(from)) {
            return Optional.of(from);
        }
        if (neverOpens()) {
            return Optional.empty();
        }
        LocalDate first = dateOf(from).minusDays(1);
        for (int ahead = 0; ahead <= LOOKED_AHEAD_DAYS; ahead++) {
            Optional<Instant> opening = stretches(first.plusDays(ahead))
                    .map(Stretch::from)
                    .filter(begin -> begin.isAfter(from))
                    .min(Instant::compareTo);
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /** The first moment after this one at which it opens or closes; empty: it stays as it is, for all that can be foreseen. */
    public Optional<Instant> nextChange(Instant after) {
        return isOpenAt(after) ? nextClosing(after) : nextOpening(after);
    }

    private Optional<Instant> nextClosing(Instant after) {
        if (alwaysOpen()) {
            return Optional.empty();
        }
        LocalDate last = dateOf(after).plusDays(LOOKED_AHEAD_DAYS);
        Instant end = after;
        while (dateOf(end).isBefore(last)) {
            Instant so = end;
            Optional<Instant> further = around(end)
                    .filter(stretch -> stretch.holds(so))
                    .map(Stretch::to)
                    .max(Instant::compareTo);
            if (further.isEmpty()) {
                return Optional.of(end);
            }
            end = further.get();
        }
        return Optional.empty();
    }

    private boolean neverOpens() {
        return Stream.concat(week.values().stream(), days.stream().map(SpecialDay::hours))
                .allMatch(DayHours::isClosed);
    }

    private boolean alwaysOpen() {
        TimeRange all = new TimeRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        return Stream.concat(week.values().stream(), days.stream().map(SpecialDay::hours))
                .allMatch(hours -> hours.ranges().equals(List.of(all)));
    }

    private LocalDate dateOf(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    /** All that can be open at a moment, and what touches it. */
    private Stream<Stretch> around(Instant time) {
        LocalDate date = dateOf(time);
        return Stream.of(date.minusDays(2), date.minusDays(1), date, date.plusDays(1))
                .flatMap(this::stretches);
    }

    private Stream<Stretch> stretches(LocalDate date) {
        List<Stretch> found = new ArrayList<>();
        for (TimeRange range : on(date).ranges()) {
            LocalDate end = range.reachesMidnight() ? date.plusDays(1) : date;
            Instant from = first(date.atTime(range.from()));
            Instant to = last(end.atTime(range.to()));
            if (from.isBefore(to)) {
                found.add(new Stretch(from, to));
            }
        }
        return found.stream();
    }

    /** When the clock shows this time first; where it is left out, when the clock jumps over it. */
    private Instant first(LocalDateTime shown) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition jump = rules.getTransition(shown);
        if (jump != null && jump.isGap()) {
            return jump.getInstant();
        }
        return shown.toInstant(rules.getValidOffsets(shown).get(0));
    }

    /** When the clock shows this time last; where it is left out, when the clock jumps over it. */
    private Instant last(LocalDateTime shown) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition jump = rules.getTransition(shown);
        if (jump != null && jump.isGap()) {
            return jump.getInstant();
        }
        List<ZoneOffset> offsets = rules.getValidOffsets(shown);
        return shown.toInstant(offsets.get(offsets.size() - 1));
    }
}
