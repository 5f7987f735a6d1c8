package org.bandeja.webhook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bandeja.directory.model.AgentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final AgentId SOMEBODY = new AgentId(1);

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
    void onlyWhatIsParkedIsDiscarded() {
        assertThatThrownBy(() -> delivery.discard(SOMEBODY, "a test", NOW)).isInstanceOf(DeliveryNotParked.class);
        delivery.park("no JSON", NOW);
        delivery.discard(SOMEBODY, " a test ", NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DISCARDED);
        assertThat(delivery.reason()).as("why it was parked stays").contains("no JSON");
        assertThatThrownBy(() -> delivery.discard(SOMEBODY, "again", NOW)).isInstanceOf(DeliveryNotParked.class);
        delivery.replay(NOW);
        assertThat(delivery.state()).isEqualTo(Delivery.State.PENDING);
    }

    /** What was removed since for its age would come back. */
    @Test
    void whatWasProcessedOrIsAboutToBeIsNotReplayed() {
        assertThatThrownBy(() -> delivery.replay(NOW)).isInstanceOf(DeliveryNotParked.class);
        delivery.done("", NOW);
        assertThatThrownBy(() -> delivery.replay(NOW)).isInstanceOf(DeliveryNotParked.class);
        assertThat(delivery.state()).isEqualTo(Delivery.State.DONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 501})
    void whoDiscardsSaysWhy(int length) {
        delivery.park("no JSON", NOW);
        String why = "x".repeat(length);
        assertThatThrownBy(() -> delivery.discard(SOMEBODY, why + "   ", NOW)).isInstanceOf(DiscardReasonMissing.class);
        assertThat(delivery.state()).isEqualTo(Delivery.State.PARKED);
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
