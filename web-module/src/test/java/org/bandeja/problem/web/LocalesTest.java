package org.bandeja.problem.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalesTest {
    @ParameterizedTest
    @CsvSource({
        "'es', es",
        "'es-CO', es-CO",
        "'en-GB,es', en-GB",
        "'fr,es-MX,en', es-MX",
        "'fr,de', en",
        "'*', en",
        "'', en"
    })
    void theFirstThatWeSpeakWins(String wanted, String best) {
        List<Locale> locales = Stream.of(wanted.split(","))
                .filter(tag -> !tag.isEmpty())
                .map(Locale::forLanguageTag)
                .toList();
        assertThat(Locales.best(locales)).isEqualTo(Locale.forLanguageTag(best));
    }
}
