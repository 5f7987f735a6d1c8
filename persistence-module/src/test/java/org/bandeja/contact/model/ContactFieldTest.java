package org.bandeja.contact.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFieldTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "TEXT, Calle 7 # 12-30, Calle 7 # 12-30",
        "NUMBER, 12, 12",
        "NUMBER, -3.50, -3.50",
        "NUMBER, '3,5', 3.5",
        "NUMBER, 007, 7",
        "NUMBER, 123456789012345678, 123456789012345678",
        "DATE, 2026-02-28, 2026-02-28",
        "DATE, 2024-02-29, 2024-02-29",
        "CHOICE, Gold, Gold"
    })
    void keepsWhatIsOfItsKind(FieldKind kind, String typed, String kept) {
        assertThat(field(kind).read(typed)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, twelve",
        "NUMBER, 1e9",
        "NUMBER, 1.2.3",
        "NUMBER, 1234567890123456789",
        "NUMBER, 0x10",
        "DATE, 28.11.2026",
        "DATE, 2026-02-29",
        "DATE, +12026-01-01",
        "CHOICE, gold",
        "CHOICE, Bronze"
    })
    void refusesWhatIsNot(FieldKind kind, String typed) {
        assertThatExceptionOfType(FieldValueNotUsable.class)
                .isThrownBy(() -> field(kind).read(typed))
                .satisfies(refusal -> assertThat(refusal.text()).isEqualTo("FieldValueNotUsable." + kind));
    }

    @Test
    void aTextHas500CharactersAtMost() {
        assertThat(field(FieldKind.TEXT).read("é".repeat(500))).hasSize(500);
        assertThatExceptionOfType(FieldValueNotUsable.class)
                .isThrownBy(() -> field(FieldKind.TEXT).read("é".repeat(501)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void needsAName(String name) {
        assertThatExceptionOfType(FieldNotUsable.class)
                .isThrownBy(() -> new ContactField(name, FieldKind.TEXT, List.of(), 0, NOW));
    }

    @Test
    void aNameHas60CharactersAtMost() {
        new ContactField("n".repeat(60), FieldKind.TEXT, List.of(), 0, NOW);
        assertThatExceptionOfType(FieldNotUsable.class)
                .isThrownBy(() -> new ContactField("n".repeat(61), FieldKind.TEXT, List.of(), 0, NOW));
    }

    @Test
    void aChoiceNeedsDifferentWords() {
        assertThat(field(FieldKind.CHOICE).choices()).containsExactly("Gold", "Silver");
        for (List<String> words :
                List.of(List.<String>of(), List.of(" "), List.of("a", "a"), List.of("w".repeat(61)))) {
            assertThatExceptionOfType(FieldNotUsable.class)
                    .as("%s", words)
                    .isThrownBy(() -> new ContactField("Level", FieldKind.CHOICE, words, 0, NOW));
        }
    }

    @Test
    void otherKindsHaveNoWords() {
        assertThat(new ContactField("Since", FieldKind.DATE, List.of("x"), 0, NOW).choices())
                .isEmpty();
    }

    private static ContactField field(FieldKind kind) {
        return new ContactField("Level", kind, List.of("Gold", " Silver ", ""), 0, NOW);
    }
}
