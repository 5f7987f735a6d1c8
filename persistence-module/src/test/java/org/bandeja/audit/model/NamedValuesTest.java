package org.bandeja.audit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedValuesTest {
    @Test
    void valuesComeBackAsTheyWere() {
        List<Change> changes =
                List.of(new Change("name", "Sales", "a=b\nc\\n\r\\"), new Change("email", "", "x@example.com"));
        assertThat(NamedValues.parse(NamedValues.text(changes, Change::name, Change::became)))
                .isEqualTo(Map.of("name", "a=b\nc\\n\r\\", "email", "x@example.com"));
        assertThat(NamedValues.parse(NamedValues.text(changes, Change::name, Change::was)))
                .isEqualTo(Map.of("name", "Sales", "email", ""));
    }

    @Test
    void nothingIsNoValues() {
        assertThat(NamedValues.parse(null)).isEmpty();
    }
}
