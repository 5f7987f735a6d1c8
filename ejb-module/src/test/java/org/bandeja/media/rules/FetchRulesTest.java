package org.bandeja.media.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchRulesTest {
    private static final String HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String BASE64 = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 10", "3, 30", "4, 120", "5, 600", "6, 1800", "7, 3600", "8, 10800", "9, 21600", "99, 21600"
    })
    void waitsLongerAndLonger(int attempt, long seconds) {
        assertThat(FetchSchedule.afterFailure(attempt, Optional.empty())).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void whatWhatsAppWantsCountsWhenItIsLonger() {
        assertThat(FetchSchedule.afterFailure(1, Optional.of(Duration.ofMinutes(1))))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(FetchSchedule.afterFailure(4, Optional.of(Duration.ofMinutes(1))))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(FetchSchedule.afterFailure(1, Optional.of(Duration.ofDays(9))))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void onlyTheFirstFailureIsQuiet() {
        assertThat(FetchSchedule.isQuiet(1)).isTrue();
        assertThat(FetchSchedule.isQuiet(2)).isFalse();
    }

    @Test
    void hashesAreReadInHexAndBase64() {
        assertThat(SaidHash.read(HEX.toUpperCase(java.util.Locale.ROOT))).contains(HEX);
        assertThat(SaidHash.read(" " + BASE64)).contains(HEX);
        assertThat(SaidHash.read("n4bQ")).isEmpty();
        assertThat(SaidHash.read("not a hash!")).isEmpty();
        assertThat(SaidHash.read("")).isEmpty();
    }
}
