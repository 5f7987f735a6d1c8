package org.bandeja.notification.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.bandeja.directory.model.DepartmentId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody wants to be told, and when not. */
class NotificationChoicesTest {
    private static final DepartmentId SALES = new DepartmentId(1);
    private static final DepartmentId SUPPORT = new DepartmentId(2);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // over midnight in Bogota (UTC-5)
        "22:00, 07:00, America/Bogota, 2026-11-30T02:59:59Z, false",
        "22:00, 07:00, America/Bogota, 2026-11-30T03:00:00Z, true",
        "22:00, 07:00, America/Bogota, 2026-11-30T05:00:00Z, true",
        "22:00, 07:00, America/Bogota, 2026-11-30T11:59:59Z, true",
        "22:00, 07:00, America/Bogota, 2026-11-30T12:00:00Z, false",
        // the same moment elsewhere is another hour
        "22:00, 07:00, Europe/Madrid, 2026-11-30T03:00:00Z, true",
        "22:00, 07:00, Asia/Tokyo, 2026-11-30T03:00:00Z, false",
        // within a day
        "13:00, 14:30, Europe/Madrid, 2026-11-29T12:00:00Z, true",
        "13:00, 14:30, Europe/Madrid, 2026-11-29T11:59:59Z, false",
        "13:00, 14:30, Europe/Madrid, 2026-11-29T13:30:00Z, false",
        // the hour that clocks leave out, and the one that comes twice
        "02:30, 04:00, Europe/Madrid, 2026-03-29T01:00:00Z, true",
        "02:30, 04:00, Europe/Madrid, 2026-03-29T02:00:00Z, false",
        "02:00, 03:00, Europe/Madrid, 2026-10-25T00:30:00Z, true",
        "02:00, 03:00, Europe/Madrid, 2026-10-25T01:30:00Z, true",
        "02:00, 03:00, Europe/Madrid, 2026-10-25T02:00:00Z, false",
        // until midnight, from midnight, all day
        "22:00, 00:00, UTC, 2026-11-29T23:59:59Z, true",
        "22:00, 00:00, UTC, 2026-11-29T00:00:00Z, false",
        "00:00, 06:00, UTC, 2026-11-29T00:00:00Z, true",
        "08:00, 08:00, UTC, 2026-11-29T08:00:00Z, true",
        "08:00, 08:00, UTC, 2026-11-29T07:59:59Z, true"
    })
    void quietHoursAreThoseOfTheClockOnTheWall(LocalTime from, LocalTime to, ZoneId zone, Instant now, boolean quiet) {
        assertThat(new QuietHours(from, to, zone).covers(now)).isEqualTo(quiet);
        NotificationChoices choices = new NotificationChoices(
                Set.of(NotificationKind.ANSWER), Set.of(), Optional.of(new QuietHours(from, to, zone)), false, true);
        assertThat(choices.want(NotificationKind.ANSWER, Optional.of(SALES), now))
                .isEqualTo(!quiet);
    }

    @Test
    void onlyTheKindsThatOneWants() {
        NotificationChoices choices =
                new NotificationChoices(Set.of(NotificationKind.MENTION), Set.of(), Optional.empty(), false, true);
        for (NotificationKind kind : NotificationKind.values()) {
            assertThat(choices.want(kind, Optional.of(SALES), NOON)).isEqualTo(kind == NotificationKind.MENTION);
        }
    }

    @Test
    void aDepartmentIsMutedForWhatIsNewOnly() {
        NotificationChoices choices = new NotificationChoices(
                Set.of(NotificationKind.values()), Set.of(SALES), Optional.empty(), false, true);
        assertThat(choices.want(NotificationKind.NEW, Optional.of(SALES), NOON)).isFalse();
        assertThat(choices.want(NotificationKind.NEW, Optional.of(SUPPORT), NOON))
                .isTrue();
        assertThat(choices.want(NotificationKind.ANSWER, Optional.of(SALES), NOON))
                .isTrue();
        assertThat(choices.want(NotificationKind.MENTION, Optional.empty(), NOON))
                .isTrue();
    }

    @Test
    void whoChoseNothingIsToldEverythingAndShowsNothing() {
        for (NotificationKind kind : NotificationKind.values()) {
            assertThat(NotificationChoices.USUAL.want(kind, Optional.of(SALES), NOON))
                    .isTrue();
        }
        assertThat(NotificationChoices.USUAL.showsText()).isFalse();
    }

    @Test
    void ofWhatIsMutedSomeStays() {
        NotificationChoices choices = new NotificationChoices(
                Set.of(NotificationKind.NEW), Set.of(SALES, SUPPORT), Optional.empty(), true, false);
        assertThat(choices.muting(SALES::equals))
                .isEqualTo(new NotificationChoices(
                        Set.of(NotificationKind.NEW), Set.of(SALES), Optional.empty(), true, false));
    }
}
