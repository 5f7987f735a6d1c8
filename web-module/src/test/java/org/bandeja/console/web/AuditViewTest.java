package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days that an administrator asks for. */
class AuditViewTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-29, 0, America/Bogota, 2026-11-29T05:00:00Z",
        "2026-11-29, 1, America/Bogota, 2026-11-30T05:00:00Z",
        "2026-03-28, 1, Europe/Madrid,  2026-03-28T23:00:00Z",
        "2026-03-29, 1, Europe/Madrid,  2026-03-29T22:00:00Z",
        "2026-11-29, 0, '',             2026-11-29T00:00:00Z",
        "2026-11-29, 0, <b>,            2026-11-29T00:00:00Z"
    })
    void daysBeginWhereOneIs(String day, int later, String zone, Instant start) {
        assertThat(AuditView.start(day, later, zone)).contains(start);
    }

    @Test
    void whatIsNoDayAsksForNothing() {
        assertThat(AuditView.start("29/11/2026", 0, "America/Bogota")).isEmpty();
        assertThat(AuditView.start(null, 0, null)).isEmpty();
    }
}
