package org.bandeja.outbox.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleCursorTest {
    @Test
    void isReadAsItWasWritten() {
        TroubleCursor cursor = new TroubleCursor(Instant.parse("2026-11-28T12:00:00.123Z"), 4711);
        assertThat(TroubleCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "dDEuMQ==!", "YTEuMQ", "dDEuMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0"})
    void whatIsNoneOfOursIsMalformed(String text) {
        assertThatThrownBy(() -> TroubleCursor.parse(text)).isInstanceOf(Malformed.class);
    }
}
