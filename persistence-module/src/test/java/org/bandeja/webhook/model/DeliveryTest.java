package org.bandeja.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Delivery delivery = new Delivery();

    @BeforeEach
    void isPending() {
        delivery.replay(NOW);
    }

    @Test
    void isTriedAgainAfterDelaysThatDouble() {
        List<Long> delays = new ArrayList<>();
        for (int attempt = 1; attempt < Delivery.MOST_ATTEMPTS; attempt++) {
            delivery.failed("deadlock", NOW);
            assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
            assertThat(delivery.attempts()).isEqualTo(attempt);
            delays.add(Duration.between(NOW, nextAt()).toSeconds());
        }
        assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L);
        assertThat(delivery.reason()).contains("deadlock");
    }

    @Test
    void isParkedAfterTheEighthFailureWithItsReason() {
        for (int attempt = 1; attempt <= Delivery.MOST_ATTEMPTS; attempt++) {
            delivery.failed("failure " + attempt, NOW);
        }
        assertThat(delivery.state()).isEqualTo(Delivery.State.PARKED);
        assertThat(delivery.attempts()).isEqualTo(8);
        assertThat(delivery.reason()).contains("failure 8");
    }

    @Test
    void whatCanNeverWorkIsParkedAtOnce() {
        delivery.park("no JSON", NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.PARKED);
        assertThat(delivery.reason()).contains("no JSON");
    }

    @Test
    void doneWithoutRemarkHasNoReason() {
        delivery.failed("deadlock", NOW);
        delivery.done("", NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DONE);
        assertThat(delivery.reason()).isEmpty();
    }

    @Test
    void doneTellsWhatWasLeftAside() {
        delivery.done("field account_update", NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DONE);
        assertThat(delivery.reason()).contains("field account_update");
    }

    @Test
    void replayedItBeginsAnew() {
        for (int attempt = 1; attempt <= Delivery.MOST_ATTEMPTS; attempt++) {
            delivery.failed("broken", NOW);
        }
        delivery.replay(NOW.plusSeconds(60));
        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(delivery.attempts()).isZero();
        assertThat(delivery.reason()).isEmpty();
        assertThat(nextAt()).isEqualTo(NOW.plusSeconds(60));
        delivery.failed("broken", NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
    }

    @Test
    void longReasonsAreCutToWhatTheTableHolds() {
        String longReason = "x".repeat(501);
        delivery.failed(longReason, NOW);
        assertThat(delivery.reason().orElseThrow()).hasSize(500);
        delivery.park(longReason, NOW);
        assertThat(delivery.reason().orElseThrow()).hasSize(500);
        delivery.done(longReason, NOW);
        assertThat(delivery.reason().orElseThrow()).hasSize(500);
    }

    /** Only the queue's query reads it. */
    private Instant nextAt() {
        try {
            var field = Delivery.class.getDeclaredField("nextAt");
            field.setAccessible(true);
            return (Instant) field.get(delivery);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
