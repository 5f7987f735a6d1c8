package org.bandeja.outbox.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts stand in the web module, the codes here: neither may have what the other lacks. */
class ErrorTextsTest {
    private static final Path FOLDER = Path.of("..", "web-module", "src", "main", "resources", "org", "bandeja");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyCodeHasAText(String language) throws IOException {
        Properties texts = texts(language);
        assertThat(ErrorCatalogue.all())
                .allSatisfy(rule -> assertThat(texts.getProperty(rule.textKey()))
                        .as(rule.textKey())
                        .isNotBlank());
        IntStream.of(201, 131205, 138001, 139001, 999999)
                .mapToObj(ErrorCatalogue::of)
                .forEach(rule -> assertThat(texts.getProperty(rule.textKey()))
                        .as(rule.textKey())
                        .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void whateverWaitsSaysWhy(String language) throws IOException {
        Properties texts = texts(language);
        assertThat(ErrorCatalogue.all())
                .filteredOn(rule -> rule.errorClass().isRepeated())
                .allSatisfy(rule -> assertThat(texts.getProperty(ErrorCatalogue.whyItWaits(rule.code())))
                        .as("why %d waits", rule.code())
                        .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyTextIsASentenceForSomebodyWhoMustDoSomething(String language) throws IOException {
        texts(language).forEach((key, text) -> {
            if (key.toString().startsWith("outbox.")) {
                assertThat(text.toString())
                        .as(key.toString())
                        .hasSizeBetween(15, 220)
                        .matches("[A-Z¡¿].*[.!]");
            }
        });
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(texts("es").keySet()).isEqualTo(texts("en").keySet());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(FOLDER.resolve("whatsapp-errors_" + language + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }
}
