package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendRateTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final SendRate rate = new SendRate();

    @Test
    void aNumberStaysAtItsThroughput() {
        Instant now = START;
        int sent = 0;
        while (now.isBefore(START.plusSeconds(10))) {
            if (rate.take("n", 80, "c" + sent, now).isZero()) sent++;
            else now = now.plusMillis(1);
        }
        assertThat(sent).isBetween(800, 810);
    }

    @Test
    void aSlowNumberSendsAtOnceAndThenWaitsItsTurn() {
        assertThat(rate.take("n", 1, "a", START)).isZero();
        assertThat(rate.take("n", 1, "b", START)).isEqualTo(Duration.ofMillis(900));
        assertThat(rate.take("n", 1, "b", START.plusMillis(900))).isZero();
    }

    @Test
    void toOneCustomer45GoAtOnceAndThenOneInSixSeconds() {
        for (int i = 0; i < 45; i++)
            assertThat(rate.take("n", 1000, "c", START.plusMillis(i))).isZero();
        Instant after = START.plusMillis(45);
        Duration wait = rate.take("n", 1000, "c", after);
        assertThat(after.plus(wait)).isEqualTo(START.plusSeconds(6));
        assertThat(rate.take("n", 1000, "c", START.plusSeconds(6))).isZero();
        assertThat(rate.take("n", 1000, "c", START.plusSeconds(6))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void whatWasBorrowedIsPaidBack() {
        for (int i = 0; i < 45; i++) rate.take("n", 1000, "c", START);
        Instant paidBack = START.plusSeconds(45 * 6);
        for (int i = 0; i < 45; i++)
            assertThat(rate.take("n", 1000, "c", paidBack.plusMillis(i))).isZero();
        assertThat(rate.take("n", 1000, "c", paidBack.plusMillis(45))).isPositive();
    }

    @Test
    void oneCustomersLimitIsNoOtherCustomersAndNoOtherNumbers() {
        for (int i = 0; i < 45; i++) rate.take("n", 1000, "c", START.plusMillis(i));
        Instant now = START.plusSeconds(1);
        assertThat(rate.take("n", 1000, "c", now)).isPositive();
        assertThat(rate.take("n", 1000, "d", now)).isZero();
        assertThat(rate.take("m", 1000, "c", now)).isZero();
    }

    @Test
    void whoMustWaitTakesNothing() {
        for (int i = 0; i < 45; i++) rate.take("n", 1000, "c", START);
        for (int i = 0; i < 1000; i++) rate.take("n", 1000, "c", START.plusMillis(500));
        assertThat(rate.take("n", 1000, "d", START.plusMillis(500))).isZero();
    }

    @Test
    void aClockThatGoesBackIsNoGift() {
        for (int i = 0; i < 45; i++) rate.take("n", 1000, "c", START);
        assertThat(rate.take("n", 1000, "c", START.minusSeconds(60))).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void idlePairsAreForgotten() {
        for (int i = 0; i < 100_000; i++) {
            rate.take("n", 1000, "c" + i, START.plusMillis(i * 2L));
        }
        assertThat(rate.remembered()).isLessThan(10_000);
    }

    @Test
    void noThroughputIsAMistake() {
        assertThatThrownBy(() -> rate.take("n", 0, "c", START)).isInstanceOf(IllegalArgumentException.class);
    }
}
