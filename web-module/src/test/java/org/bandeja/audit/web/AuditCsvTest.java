package org.bandeja.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void whatASpreadsheetWouldCalculateIsText(String value) {
        assertThat(AuditCsv.cell(value)).startsWith("\"'");
    }

    @Test
    void everythingElseStaysAsItIs() {
        assertThat(AuditCsv.cell("Sales, \"north\"\nsecond line")).isEqualTo("\"Sales, \"\"north\"\"\nsecond line\"");
        assertThat(AuditCsv.cell("")).isEqualTo("\"\"");
    }
}
