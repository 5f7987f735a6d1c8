package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Vocabulary.Sample sample = Vocabulary.Sample.of(
            List.of("La garantía, ¿cubre esto?", "GARANTIAS y garantía", "hola", "hola hola"), 1000);

    @Test
    void countsTextsByTheBeginningsOfTheirWordsWithoutRegardToAccentsAndCase() {
        assertThat(sample.expected("hola")).hasValue(500);
        assertThat(sample.expected("cubr")).hasValue(250);
        assertThat(sample.expected("nada")).hasValue(0);
    }

    @Test
    void expectsRatherTooManyButNeverMoreThanThereAre() {
        assertThat(sample.expected("garanti")).hasValue(750);
        assertThat(sample.expected("")).hasValue(1000);
    }

    @Test
    void knowsNothingWithoutTexts() {
        assertThat(Vocabulary.Sample.of(List.of(), 0).expected("hola")).isEqualTo(OptionalLong.empty());
    }
}
