package org.bandeja.login.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bandeja.login.model.SignInCounter.Kind;
import org.bandeja.login.model.SignInCounters.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "LOGIN, 0, 0",
        "LOGIN, 4, 0",
        "LOGIN, 5, 5",
        "LOGIN, 6, 10",
        "LOGIN, 7, 20",
        "LOGIN, 12, 640",
        "LOGIN, 13, 900",
        "LOGIN, 2000000000, 900",
        "DEVICE, 9, 0",
        "DEVICE, 10, 5",
        "DEVICE, 11, 10",
        "ADDRESS, 30, 0",
        "ADDRESS, 31, 5",
        "ADDRESS, 36, 160",
        "ADDRESS, 37, 300",
        "ADDRESS, 100, 300"
    })
    void theWaitDoublesUpToTheLongest(Kind kind, int failures, long seconds) {
        assertThat(Delays.of(kind).after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aLoginIsForgottenAllAtOnceAfterADay() {
        Standing standing = new Standing(7, NOW, Optional.empty());
        Delays delays = Delays.of(Kind.LOGIN);
        assertThat(delays.remembered(standing, NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isEqualTo(7);
        assertThat(delays.remembered(standing, NOW.plus(Duration.ofHours(24)))).isZero();
    }

    @Test
    void anAddressForgetsOneAMinute() {
        Standing standing = new Standing(7, NOW, Optional.empty());
        Delays delays = Delays.of(Kind.ADDRESS);
        assertThat(delays.remembered(standing, NOW.plusSeconds(59))).isEqualTo(7);
        assertThat(delays.remembered(standing, NOW.plusSeconds(60))).isEqualTo(6);
        assertThat(delays.remembered(standing, NOW.plusSeconds(6_000))).isZero();
    }

    @Test
    void anOfficeWhereOneInTwoMinutesMistypesIsNeverBlocked() {
        Standing standing = new Standing(0, NOW, Optional.empty());
        for (int i = 0; i < 500; i++) {
            standing = Delays.of(Kind.ADDRESS).failed(standing, NOW.plusSeconds(120L * i));
            assertThat(standing.blockedUntil()).isEmpty();
        }
    }

    @Test
    void blockedIsHalfOpen() {
        Standing standing = Delays.of(Kind.LOGIN).failed(new Standing(4, NOW, Optional.empty()), NOW);
        assertThat(standing.blockedUntil()).contains(NOW.plusSeconds(5));
        assertThat(standing.isBlockedAt(NOW.plusSeconds(5).minusMillis(1))).isTrue();
        assertThat(standing.isBlockedAt(NOW.plusSeconds(5))).isFalse();
    }

    @Test
    void whatIsPardonedLeavesEarlierFailures() {
        Delays delays = Delays.of(Kind.LOGIN);
        Standing three = new Standing(3, NOW, Optional.empty());
        assertThat(delays.pardoned(delays.failed(three, NOW))).isEqualTo(three);
        assertThat(delays.pardoned(new Standing(0, NOW, Optional.empty())).failures())
                .isZero();
    }

    @Test
    void aClockThatGoesBackForgetsNothing() {
        assertThat(Delays.of(Kind.ADDRESS).remembered(new Standing(7, NOW, Optional.empty()), NOW.minusSeconds(3_600)))
                .isEqualTo(7);
    }
}
