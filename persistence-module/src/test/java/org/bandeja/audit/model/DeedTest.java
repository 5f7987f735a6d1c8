package org.bandeja.audit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void whatDidNotChangeIsLeftOut() {
        Deed deed = new Deed(NOW, Optional.empty(), "CHANGED", "department", 1, Optional.empty())
                .changing("name", "Sales", "Sales")
                .changing("archived", false, true);
        assertThat(deed.changes()).containsExactly(new Change("archived", "false", "true"));
    }

    @Test
    void aCursorComesBackAsItWas() {
        AuditCursor cursor = new AuditCursor(NOW, 4711);
        assertThat(AuditCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "YTEuMQ.", "YS0xLjE", "YTk5OTk5OTk5OTk5OTk5OS4x", "MS4x"})
    void whatIsNoCursorOfOursIsMalformed(String text) {
        assertThatThrownBy(() -> AuditCursor.parse(text)).isInstanceOf(Malformed.class);
    }
}
