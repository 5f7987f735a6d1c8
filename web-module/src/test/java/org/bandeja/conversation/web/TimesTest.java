package org.bandeja.conversation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00.000Z",
        "2026-11-22T10:00:00.120Z, 2026-11-22T10:00:00.120Z",
        "2026-11-22T23:59:59.999999Z, 2026-11-22T23:59:59.999Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z"
    })
    void areUtcAndAlwaysHaveMilliseconds(Instant time, String text) {
        assertThat(Times.text(time)).isEqualTo(text);
    }
}
