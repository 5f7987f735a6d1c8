package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** On which row of a table a button acts. */
class PressedRowTest {
    private static final List<String> ROWS = List.of("first", "second");

    @Test
    void theRowIsTheOneForWhichTheButtonWasDrawnWhereverItStands() {
        assertThat(PressedRow.among(ROWS, Function.identity(), "second")).contains("second");
    }

    @Test
    void whatIsNotInTheTableAnyMoreIsNotPressed() {
        assertThat(PressedRow.among(ROWS, Function.identity(), "third")).isEmpty();
    }

    @Test
    void aButtonThatDoesNotSayItsRowIsNotPressed() {
        assertThat(PressedRow.among(ROWS, Function.identity(), null)).isEmpty();
        assertThat(PressedRow.among(ROWS, Function.identity(), "")).isEmpty();
    }
}
