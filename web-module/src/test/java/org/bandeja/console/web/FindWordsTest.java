package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are meant by what somebody types. */
class FindWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'',          Soporte técnico,  true",
        "'   ',       Soporte técnico,  true",
        "TECNICO,     Soporte técnico,  true",
        "técnico,     SOPORTE TECNICO,  true",
        "nico sop,    Soporte técnico,  true",
        "soporte x,   Soporte técnico,  false",
        "strasse,     Straße,           true",
        "301 234,     +57 301 2345678,  true",
        "order up,    order_update,     true",
        "50%,         Rebaja de 50 %,   false",
        ".*,          Soporte,          false"
    })
    void eachWordStandsSomewhere(String typed, String shown, boolean meant) {
        assertThat(FindWords.of(typed).areIn(shown)).isEqualTo(meant);
    }
}
