package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the rows of a table are put in order and found. */
class ColumnsTest {
    private record Row(String name, String kind, long used, Optional<Instant> told, String state) {}

    private static final List<Row> ROWS = List.of(
            new Row("Zona", "", 10, Optional.of(Instant.parse("2026-11-30T10:00:00Z")), "good"),
            new Row("ágil", "Voz", 2, Optional.empty(), "bad"),
            new Row("Banco", "árbol", 2, Optional.of(Instant.parse("2026-01-02T10:00:00Z")), "other"));

    private static final Columns<Row> COLUMNS = new Columns<Row>()
            .text("name", Row::name)
            .text("kind", Row::kind)
            .number("used", Row::used)
            .time("told", Row::told)
            .state(
                    "state",
                    row -> Optional.of(List.of("bad", "good").indexOf(row.state()))
                            .filter(rank -> rank >= 0),
                    Row::state);

    @ParameterizedTest
    @CsvSource({
        "'',    false, ágil Banco Zona",
        "name,  false, ágil Banco Zona",
        "name,  true,  Zona Banco ágil",
        "kind,  false, Banco ágil Zona",
        "kind,  true,  ágil Banco Zona",
        "used,  false, ágil Banco Zona",
        "used,  true,  Zona ágil Banco",
        "told,  false, Banco Zona ágil",
        "told,  true,  Zona Banco ágil",
        "state, false, ágil Zona Banco",
        "state, true,  Zona ágil Banco"
    })
    void rowsStandByWhatIsMeantAndEmptyOnesLast(String field, boolean descending, String names) {
        assertThat(COLUMNS.inOrder(ROWS, field, descending, Locale.forLanguageTag("es")))
                .extracting(Row::name)
                .containsExactly(names.split(" "));
    }

    @Test
    void wordsAreFoundAcrossColumns() {
        assertThat(COLUMNS.found(ROWS, FindWords.of("ARBOL ban")))
                .extracting(Row::name)
                .containsExactly("Banco");
        assertThat(COLUMNS.found(ROWS, FindWords.of("zona voz"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RED, YELLOW", "YELLOW, GREEN", "GREEN, A_WORD_MADE_SINCE"})
    void worseQualitiesComeFirst(String one, String other) {
        assertThat(NumberColumns.quality(one).orElseThrow())
                .isLessThan(NumberColumns.quality(other).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "NA"})
    void whatIsNotRatedHasNoPlaceAmongQualities(String word) {
        assertThat(NumberColumns.quality(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TIER_50, TIER_250", "TIER_250, TIER_1K", "TIER_2K, TIER_10K", "TIER_100K, TIER_UNLIMITED"})
    void limitsAreNumbers(String one, String other) {
        assertThat(NumberColumns.limit(one).orElseThrow())
                .isLessThan(NumberColumns.limit(other).orElseThrow());
    }

    @Test
    void aLimitThatIsNotSetIsNoNumber() {
        assertThat(NumberColumns.limit("TIER_NOT_SET")).isEmpty();
    }
}
