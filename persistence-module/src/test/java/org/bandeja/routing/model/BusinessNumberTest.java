package org.bandeja.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BusinessNumberTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final BusinessNumber number = new BusinessNumber();

    @Test
    void aNumberThatRunsIsNotTried() {
        assertThat(number.isTrialDue(NOW)).isFalse();
        assertThat(number.isTriedBy(NOW)).isFalse();
        number.tryNow(NOW);
        assertThat(number.isTrialDue(NOW)).isFalse();
    }

    @Test
    void aStoppedNumberIsTriedOnceAMinute() {
        assertThat(number.stop(190, NOW)).isTrue();
        assertThat(number.isTrialDue(NOW.plusSeconds(59))).isFalse();
        assertThat(number.isTrialDue(NOW.plusSeconds(60))).isTrue();
        number.tried(NOW.plusSeconds(60));
        assertThat(number.isTrialDue(NOW.plusSeconds(119))).isFalse();
        assertThat(number.isTrialDue(NOW.plusSeconds(120))).isTrue();
    }

    @Test
    void stoppedAgainItIsStoppedSinceTheFirstTime() {
        number.stop(190, NOW);
        assertThat(number.stop(131042, NOW.plusSeconds(60))).isFalse();
        assertThat(number.stoppedAt()).contains(NOW);
        assertThat(number.stoppedBecauseOf()).hasValue(131042);
    }

    @Test
    void onlyACallThatBeganAfterTheStopTriesIt() {
        number.stop(190, NOW);
        assertThat(number.isTriedBy(NOW.minusMillis(1))).isFalse();
        number.tried(NOW.plusSeconds(60));
        assertThat(number.isTriedBy(NOW.plusSeconds(59))).isFalse();
        assertThat(number.isTriedBy(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void whoWantsItTriedNeedNotWait() {
        number.stop(190, NOW);
        number.tryNow(NOW.plusSeconds(5));
        assertThat(number.isTrialDue(NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void aNumberThatRunsAgainHasForgottenTheStop() {
        number.stop(190, NOW);
        number.tried(NOW.plusSeconds(60));
        number.run();
        assertThat(number.stoppedBecauseOf()).isEmpty();
        assertThat(number.stoppedAt()).isEmpty();
        number.stop(190, NOW.plusSeconds(600));
        assertThat(number.isTrialDue(NOW.plusSeconds(601))).isFalse();
    }
}
