package org.bandeja.push.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4711, 999_999_999_999_999_999L})
    void countFromZero(long id) {
        assertThat(EventIds.parse(String.valueOf(id))).hasValue(id);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "-1",
                "+1",
                " 1",
                "1 ",
                "1.0",
                "0x1",
                "1e3",
                "abc",
                "١",
                "1000000000000000000",
                "9223372036854775808"
            })
    void nothingElseIsAnId(String text) {
        assertThat(EventIds.parse(text)).isEmpty();
    }
}
