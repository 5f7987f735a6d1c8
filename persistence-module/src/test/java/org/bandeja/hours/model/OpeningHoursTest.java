package org.bandeja.hours.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When it is open: weeks, nights, holidays, and clocks that go forward and back. */
class OpeningHoursTest {
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");

    private static DayHours hours(String text) {
        return text == null || text.isEmpty() ? DayHours.CLOSED : DayHours.of(Arrays.asList(text.split(" ")));
    }

    private static OpeningHours daily(String zone, String text, SpecialDay... days) {
        Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours(text));
        }
        return new OpeningHours(ZoneId.of(zone), week, List.of(days));
    }

    private static OpeningHours on(DayOfWeek day, String text, SpecialDay... days) {
        return new OpeningHours(BOGOTA, Map.of(day, hours(text)), List.of(days));
    }

    private static Instant bogota(String local) {
        return LocalDateTime.parse(local).atZone(BOGOTA).toInstant();
    }

    private static SpecialDay closed(String date, boolean yearly) {
        return new SpecialDay(LocalDate.parse(date), yearly, "Holiday", DayHours.CLOSED);
    }

    // --- a week

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T07:59, false",
        "2026-11-30T08:00, true",
        "2026-11-30T12:29, true",
        "2026-11-30T12:30, false",
        "2026-11-30T13:59, false",
        "2026-11-30T14:00, true",
        "2026-11-30T17:59, true",
        "2026-11-30T18:00, false",
        "2026-12-01T08:00, false",
    })
    void severalRangesADayAreHalfOpen(String local, boolean open) {
        OpeningHours hours = on(DayOfWeek.MONDAY, "14:00-18:00 08:00-12:30");
        assertThat(hours.isOpenAt(bogota(local))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T21:59, false",
        "2026-11-30T22:00, true",
        "2026-12-01T00:00, true",
        "2026-12-01T05:59, true",
        "2026-12-01T06:00, false",
        "2026-12-01T22:00, false",
    })
    void aNightBelongsToTheDayOnWhichItBegins(String local, boolean open) {
        assertThat(on(DayOfWeek.MONDAY, "22:00-06:00").isOpenAt(bogota(local))).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T23:59, false",
        "2026-11-30T00:00, true",
        "2026-11-30T23:59, true",
        "2026-12-01T00:00, false",
    })
    void aWholeDayEndsAtMidnight(String local, boolean open) {
        assertThat(on(DayOfWeek.MONDAY, "00:00-24:00").isOpenAt(bogota(local))).isEqualTo(open);
    }

    @Test
    void theSameTimeTwiceIsADayAndANightFromThenOn() {
        OpeningHours hours = on(DayOfWeek.MONDAY, "09:00-09:00");
        assertThat(hours.isOpenAt(bogota("2026-11-30T09:00"))).isTrue();
        assertThat(hours.isOpenAt(bogota("2026-12-01T08:59"))).isTrue();
        assertThat(hours.isOpenAt(bogota("2026-12-01T09:00"))).isFalse();
    }

    // --- holidays and exceptions

    @Test
    void aHolidayIsClosedOnceOrEveryYear() {
        OpeningHours hours =
                daily("America/Bogota", "08:00-18:00", closed("2026-12-08", false), closed("1990-12-25", true));
        assertThat(hours.isOpenAt(bogota("2026-12-08T10:00"))).isFalse();
        assertThat(hours.isOpenAt(bogota("2027-12-08T10:00"))).isTrue();
        assertThat(hours.isOpenAt(bogota("2026-12-25T10:00"))).isFalse();
        assertThat(hours.isOpenAt(bogota("2031-12-25T10:00"))).isFalse();
    }

    @Test
    void whatWasSaidForOneDateCountsMoreThanWhatComesEveryYear() {
        SpecialDay open = new SpecialDay(LocalDate.parse("2026-12-25"), false, "Fair", hours("10:00-12:00"));
        OpeningHours hours = daily("America/Bogota", "08:00-18:00", closed("2000-12-25", true), open);
        assertThat(hours.isOpenAt(bogota("2026-12-25T11:00"))).isTrue();
        assertThat(hours.isOpenAt(bogota("2026-12-25T09:00"))).isFalse();
        assertThat(hours.isOpenAt(bogota("2027-12-25T11:00"))).isFalse();
        assertThat(hours.special(LocalDate.parse("2026-12-25"))).contains(open);
    }

    @Test
    void anExceptionCanOpenADayThatIsClosed() {
        SpecialDay sunday = new SpecialDay(LocalDate.parse("2026-11-29"), false, "", hours("09:00-13:00"));
        OpeningHours hours = on(DayOfWeek.MONDAY, "08:00-18:00", sunday);
        assertThat(hours.isOpenAt(bogota("2026-11-29T09:00"))).isTrue();
        assertThat(hours.nextOpening(bogota("2026-11-28T00:00"))).contains(bogota("2026-11-29T09:00"));
    }

    @Test
    void aNightRunsOnIntoAHoliday() {
        OpeningHours hours = daily("America/Bogota", "22:00-06:00", closed("2026-12-25", false));
        assertThat(hours.isOpenAt(bogota("2026-12-25T05:59"))).isTrue();
        assertThat(hours.isOpenAt(bogota("2026-12-25T06:00"))).isFalse();
        assertThat(hours.isOpenAt(bogota("2026-12-25T22:00"))).isFalse();
        assertThat(hours.isOpenAt(bogota("2026-12-26T01:00"))).isFalse();
        assertThat(hours.nextOpening(bogota("2026-12-25T06:00"))).contains(bogota("2026-12-26T22:00"));
    }

    @Test
    void the29thOfFebruaryComesInLeapYears() {
        SpecialDay leap = new SpecialDay(LocalDate.parse("2024-02-29"), true, "", hours("10:00-11:00"));
        OpeningHours hours = new OpeningHours(BOGOTA, Map.of(), List.of(leap));
        assertThat(hours.nextOpening(bogota("2026-03-01T00:00"))).contains(bogota("2028-02-29T10:00"));
        assertThat(hours.nextOpening(bogota("2096-03-01T00:00"))).contains(bogota("2104-02-29T10:00"));
    }

    // --- what comes next

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T07:00, 2026-11-30T08:00, 2026-11-30T08:00",
        "2026-11-30T08:00, 2026-11-30T08:00, 2026-11-30T12:30",
        "2026-11-30T12:30, 2026-11-30T14:00, 2026-11-30T14:00",
        "2026-11-30T17:59, 2026-11-30T17:59, 2026-11-30T18:00",
        "2026-11-30T18:00, 2026-12-07T08:00, 2026-12-07T08:00",
    })
    void itOpensAndClosesNext(String at, String opening, String change) {
        OpeningHours hours = on(DayOfWeek.MONDAY, "08:00-12:30 14:00-18:00");
        assertThat(hours.nextOpening(bogota(at))).contains(bogota(opening));
        assertThat(hours.nextChange(bogota(at))).contains(bogota(change));
    }

    @Test
    void rangesThatTouchAreOneStretch() {
        OpeningHours hours = daily("America/Bogota", "20:00-24:00 00:00-02:00");
        assertThat(hours.nextChange(bogota("2026-11-30T21:00"))).contains(bogota("2026-12-01T02:00"));
        OpeningHours always = daily("Europe/Madrid", "00:00-24:00", closed("2027-03-01", false));
        assertThat(always.nextChange(bogota("2026-11-30T21:00")))
                .contains(ZonedDateTime.parse("2027-03-01T00:00+01:00[Europe/Madrid]")
                        .toInstant());
    }

    @Test
    void whoNeverOpensOrNeverClosesChangesNever() {
        assertThat(daily("America/Bogota", "").nextOpening(bogota("2026-11-30T21:00")))
                .isEmpty();
        assertThat(daily("America/Bogota", "").nextChange(bogota("2026-11-30T21:00")))
                .isEmpty();
        assertThat(daily("America/Bogota", "00:00-24:00").nextChange(bogota("2026-11-30T21:00")))
                .isEmpty();
        OpeningHours past = new OpeningHours(
                BOGOTA,
                Map.of(),
                List.of(new SpecialDay(LocalDate.parse("2020-01-01"), false, "", hours("09:00-10:00"))));
        assertThat(past.nextOpening(bogota("2026-11-30T21:00"))).isEmpty();
    }

    // --- clocks that go forward and back

    /** Zone, hours of every day, a moment in UTC, whether it is open then, and what the clock on the wall shows. */
    @ParameterizedTest
    @CsvSource({
        // Bogotá and Kolkata know no summer time; Kolkata has half an hour
        "America/Bogota,     09:00-18:00, 2026-03-29T13:59:59Z, false",
        "America/Bogota,     09:00-18:00, 2026-03-29T14:00:00Z, true",
        "Asia/Kolkata,       09:00-18:00, 2026-03-29T03:29:59Z, false",
        "Asia/Kolkata,       09:00-18:00, 2026-03-29T03:30:00Z, true",
        "Asia/Kolkata,       09:00-18:00, 2026-03-29T12:30:00Z, false",
        "Asia/Kathmandu,     09:00-18:00, 2026-03-29T03:15:00Z, true",
        // Madrid: 29 March 2026, 02:00 becomes 03:00 (at 01:00 UTC)
        "Europe/Madrid,      09:00-18:00, 2026-03-28T08:00:00Z, true",
        "Europe/Madrid,      09:00-18:00, 2026-03-29T07:00:00Z, true",
        "Europe/Madrid,      09:00-18:00, 2026-03-29T06:59:59Z, false",
        "Europe/Madrid,      01:00-02:30, 2026-03-29T00:59:59Z, true",
        "Europe/Madrid,      01:00-02:30, 2026-03-29T01:00:00Z, false",
        "Europe/Madrid,      02:30-05:00, 2026-03-29T00:59:59Z, false",
        "Europe/Madrid,      02:30-05:00, 2026-03-29T01:00:00Z, true",
        "Europe/Madrid,      02:15-02:45, 2026-03-29T01:00:00Z, false",
        "Europe/Madrid,      22:00-06:00, 2026-03-29T03:59:59Z, true",
        "Europe/Madrid,      22:00-06:00, 2026-03-29T04:00:00Z, false",
        // Madrid: 25 October 2026, 03:00 becomes 02:00 (at 01:00 UTC)
        "Europe/Madrid,      01:00-02:30, 2026-10-25T00:29:59Z, true",
        "Europe/Madrid,      01:00-02:30, 2026-10-25T01:29:59Z, true",
        "Europe/Madrid,      01:00-02:30, 2026-10-25T01:30:00Z, false",
        "Europe/Madrid,      02:30-05:00, 2026-10-25T00:29:59Z, false",
        "Europe/Madrid,      02:30-05:00, 2026-10-25T00:30:00Z, true",
        "Europe/Madrid,      02:30-05:00, 2026-10-25T01:15:00Z, true",
        "Europe/Madrid,      02:30-05:00, 2026-10-25T04:00:00Z, false",
        "Europe/Madrid,      09:00-18:00, 2026-10-25T08:00:00Z, true",
        "Europe/Madrid,      09:00-18:00, 2026-10-25T07:59:59Z, false",
        // São Paulo: until 2019 clocks went forward at midnight: 4 November 2018 began at 01:00 (03:00 UTC)
        "America/Sao_Paulo,  00:00-08:00, 2018-11-04T02:59:59Z, false",
        "America/Sao_Paulo,  00:00-08:00, 2018-11-04T03:00:00Z, true",
        "America/Sao_Paulo,  20:00-24:00, 2018-11-04T02:59:59Z, true",
        "America/Sao_Paulo,  20:00-24:00, 2018-11-04T03:00:00Z, false",
        // and back at midnight: 17 February 2019, 23:00 to 24:00 of the 16th came twice (until 03:00 UTC)
        "America/Sao_Paulo,  20:00-23:30, 2019-02-17T02:29:59Z, true",
        "America/Sao_Paulo,  20:00-23:30, 2019-02-17T02:30:00Z, false",
        "America/Sao_Paulo,  20:00-24:00, 2019-02-17T02:59:59Z, true",
        "America/Sao_Paulo,  20:00-24:00, 2019-02-17T03:00:00Z, false",
        "America/Sao_Paulo,  09:00-18:00, 2026-12-15T12:00:00Z, true",
        // Lord Howe: half an hour forward on 4 October 2026, 02:00 becomes 02:30 (15:30 UTC the day before)
        "Australia/Lord_Howe, 02:10-03:00, 2026-10-03T15:30:00Z, true",
        "Australia/Lord_Howe, 01:00-02:10, 2026-10-03T15:30:00Z, false",
        // New York: 1 November 2026, 02:00 becomes 01:00 (06:00 UTC)
        "America/New_York,   01:30-03:00, 2026-11-01T05:30:00Z, true",
        "America/New_York,   01:30-03:00, 2026-11-01T06:10:00Z, true",
        "America/New_York,   01:30-03:00, 2026-11-01T08:00:00Z, false",
        // Apia left out a whole day: 30 December 2011
        "Pacific/Apia,       09:00-18:00, 2011-12-29T19:00:00Z, true",
        "Pacific/Apia,       09:00-18:00, 2011-12-30T19:00:00Z, true",
        "Pacific/Apia,       09:00-18:00, 2011-12-30T18:59:59Z, false",
    })
    void theClockOnTheWallCounts(String zone, String hours, Instant at, boolean open) {
        assertThat(daily(zone, hours).isOpenAt(at)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid,     09:00-18:00, 2026-03-28T17:00:00Z, 2026-03-29T07:00:00Z",
        "Europe/Madrid,     09:00-18:00, 2026-10-24T16:00:00Z, 2026-10-25T08:00:00Z",
        "Europe/Madrid,     02:30-05:00, 2026-03-28T23:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Madrid,     02:15-02:45, 2026-03-28T23:00:00Z, 2026-03-30T00:15:00Z",
        "Europe/Madrid,     02:30-05:00, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "America/Sao_Paulo, 00:00-08:00, 2018-11-04T02:00:00Z, 2018-11-04T03:00:00Z",
        "America/Bogota,    09:00-18:00, 2026-10-24T23:00:00Z, 2026-10-25T14:00:00Z",
        "Asia/Kolkata,      09:00-18:00, 2026-10-24T23:00:00Z, 2026-10-25T03:30:00Z",
    })
    void theNextOpeningAlsoWhenClocksChange(String zone, String hours, Instant after, Instant opening) {
        assertThat(daily(zone, hours).nextOpening(after)).contains(opening);
    }

    /** A plain look at every quarter of an hour of years with changes of the clock, in places of all kinds. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Madrid, 2026", "America/Sao_Paulo, 2018", "America/Bogota, 2026", "Asia/Kolkata, 2026",
        "Australia/Lord_Howe, 2026", "America/New_York, 2026", "Pacific/Apia, 2011", "Africa/Casablanca, 2026"
    })
    void whatItSaysOfChangesIsWhatALookAtEveryMomentFinds(String zone, int year) {
        OpeningHours hours = daily(zone, "00:15-02:30 02:45-03:15 21:30-23:45", closed(year + "-07-01", false));
        Instant at = LocalDate.of(year, 1, 1).atStartOfDay(ZoneId.of(zone)).toInstant();
        Instant end = at.plus(Duration.ofDays(365));
        Optional<Instant> foretold = hours.nextChange(at);
        boolean open = hours.isOpenAt(at);
        for (Instant next = at.plus(Duration.ofMinutes(15));
                next.isBefore(end);
                next = next.plus(Duration.ofMinutes(15))) {
            if (hours.isOpenAt(next) != open) {
                open = !open;
                assertThat(foretold).contains(next);
                foretold = hours.nextChange(next);
            }
        }
    }

    // --- what is no opening time

    @ParameterizedTest
    @CsvSource({"9:00-18:00", "09:00–18:00", "25:00-26:00", "09:60-10:00", "09:00", "x", "24:00-06:00", "09:00-18:00:00"
    })
    void whatIsWrittenOtherwiseIsRefused(String text) {
        assertThatThrownBy(() -> DayHours.of(List.of(text))).isInstanceOf(HoursNotUsable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "09:00-13:00 12:59-14:00",
        "22:00-06:00 23:00-24:00",
        "00:00-24:00 10:00-11:00",
        "09:00-09:00 10:00-11:00"
    })
    void rangesThatOverlapAreRefused(String text) {
        assertThatThrownBy(() -> hours(text)).isInstanceOf(HoursNotUsable.class);
    }

    @Test
    void aDateIsNamedOnce() {
        assertThatThrownBy(() -> daily("America/Bogota", "", closed("2026-12-25", true), closed("2027-12-25", true)))
                .isInstanceOf(HoursNotUsable.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        DayHours hours = hours("22:00-06:00 08:00-12:30 13:00-20:00");
        assertThat(DayHours.parse(hours.text())).isEqualTo(hours);
        assertThat(hours.text()).isEqualTo("08:00-12:30,13:00-20:00,22:00-06:00");
        assertThat(hours("20:00-24:00").text()).isEqualTo("20:00-24:00");
    }
}
