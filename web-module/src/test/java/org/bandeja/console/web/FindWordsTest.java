package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "+573012345678, +57 301 2345678 +573012345678, true",
        "50%,         Rebaja de 50 %,   false",
        ".*,          Soporte,          false"
    })
    void eachWordStandsSomewhere(String typed, String shown, boolean meant) {
        assertThat(FindWords.of(typed).areIn(shown)).isEqualTo(meant);
    }

    /** As they are copied out of a page or an address book. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202A+57 301\u202C", "\u2066301\u2069", "30\u200B1", "30\u00AD1", "\uFEFF301"})
    void signsThatNobodySeesDoNotCount(String typed) {
        assertThat(FindWords.of(typed).areIn("\u2068+57 301 2345678\u2069")).isTrue();
    }

    @Test
    void theSameWordIsLookedForOnce() {
        assertThat(FindWords.of("Voz voz VÓZ ventas").words()).containsExactly("voz", "ventas");
    }

    @Test
    void noMoreIsLookedForThanTheFieldTakes() {
        assertThat(FindWords.cut("x".repeat(121))).hasSize(120);
        assertThat(FindWords.cut("x".repeat(120))).hasSize(120);
        assertThat(FindWords.cut(null)).isEmpty();
    }
}
