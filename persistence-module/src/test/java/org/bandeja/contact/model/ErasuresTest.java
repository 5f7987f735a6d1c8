package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasuresTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "5, 32", "6, 64", "7, 64", "1000000, 64"})
    void comesEverMoreRarelyWithinBounds(int attempts, int minutes) {
        assertThat(Erasures.pause(attempts)).isEqualTo(Duration.ofMinutes(minutes));
    }
}
