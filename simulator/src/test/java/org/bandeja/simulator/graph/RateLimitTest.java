package org.bandeja.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final RateLimit pairs = new RateLimit(Duration.ofSeconds(6), 45, Duration.ZERO);

    @Test
    void aBurstPassesAndTheNextDoesNot() {
        passes(45, NOW);
        assertThat(pairs.pass("ana", NOW)).isFalse();
    }

    @Test
    void afterTheBurstOnePassesEachInterval() {
        passes(45, NOW);
        assertThat(pairs.pass("ana", NOW.plusMillis(5_999))).isFalse();
        assertThat(pairs.pass("ana", NOW.plusSeconds(6))).isTrue();
        assertThat(pairs.pass("ana", NOW.plusSeconds(6))).isFalse();
    }

    @Test
    void oneThatIsRefusedCostsNothing() {
        passes(45, NOW);
        for (int i = 0; i < 100; i++) {
            assertThat(pairs.pass("ana", NOW)).isFalse();
        }
        assertThat(pairs.pass("ana", NOW.plusSeconds(6))).isTrue();
    }

    @Test
    void eachKeyCountsOnItsOwn() {
        passes(45, NOW);
        assertThat(pairs.pass("luis", NOW)).isTrue();
    }

    private void passes(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            assertThat(pairs.pass("ana", at)).as("message %d", i + 1).isTrue();
        }
    }
}
