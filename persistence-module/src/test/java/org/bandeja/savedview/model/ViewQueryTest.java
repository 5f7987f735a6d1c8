package org.bandeja.savedview.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewQueryTest {
    @Test
    void isReadAsItWasWritten() {
        ViewQuery query = ViewQuery.of(Map.of(
                "status",
                "COMPLETED",
                "sort",
                "waiting",
                "label",
                "0HZ6C1",
                "unread",
                "true",
                "words",
                "año & más = 1 %"));
        assertThat(ViewQuery.parse(query.text())).isEqualTo(query);
        assertThat(query.text()).startsWith("label=0HZ6C1&sort=waiting&status=COMPLETED&unread=true&words=");
    }

    @Test
    void theViewOfANewPersonIsEmpty() {
        assertThat(ViewQuery.of(Map.of()).text()).isEmpty();
        assertThat(ViewQuery.parse("")).isEqualTo(ViewQuery.of(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "colour, red",
        "status, WAITING",
        "status, ''",
        "sort, loudest",
        "unread, yes",
        "window, open",
        "department, 1 or 1",
        "route, everything",
        "through, a b",
        "reason, ANSWER&status=OPEN"
    })
    void whatNoFilterCanBeIsNoQuery(String name, String value) {
        assertThatThrownBy(() -> ViewQuery.of(Map.of(name, value))).isInstanceOf(Malformed.class);
    }

    @Test
    void whatAnotherVersionWroteAndThisOneDoesNotKnowIsLeftOut() {
        assertThat(ViewQuery.parse("colour=red&label=0HZ6C1&mood&sort=loudest&status=COMPLETED"))
                .isEqualTo(ViewQuery.of(Map.of("label", "0HZ6C1", "status", "COMPLETED")));
    }

    @Test
    void aViewOfWindowsThatCloseSoonIsReadAsOneCallsItNow() {
        assertThat(ViewQuery.parse("closing=true&label=0HZ6C1"))
                .isEqualTo(ViewQuery.of(Map.of("window", "closing", "label", "0HZ6C1")));
        assertThat(ViewQuery.of(Map.of("window", "closed", "closing", "true")).text())
                .isEqualTo("window=closed");
    }

    @Test
    void whatIsTooLongToBeKeptIsNoQuery() {
        String letter = "🦉";
        assertThat(ViewQuery.of(Map.of("words", letter.repeat(160))).text()).hasSizeLessThanOrEqualTo(2_000);
        assertThatThrownBy(() -> ViewQuery.of(Map.of("words", letter.repeat(200))))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void wordsAreAsLongAsTheSearchTakes() {
        assertThat(ViewQuery.of(Map.of("words", "w".repeat(200))).values()).hasSize(1);
        assertThatThrownBy(() -> ViewQuery.of(Map.of("words", "w".repeat(201)))).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> ViewQuery.of(Map.of("words", "two\nlines"))).isInstanceOf(Malformed.class);
    }
}
