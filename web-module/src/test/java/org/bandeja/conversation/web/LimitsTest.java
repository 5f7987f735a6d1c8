package org.bandeja.conversation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "199, 199", "200, 200", "201, 200", "9223372036854775807, 200"})
    void moreThanTheMostIsTheMost(String limit, int items) {
        assertThat(Limits.of(limit)).isEqualTo(items);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"0", "-1", "-9223372036854775808", "1.5", " 5", "many", "9223372036854775808", "0x10"})
    void whatIsNoNumberAboveZeroIsMalformed(String limit) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> Limits.of(limit));
    }
}
