package org.bandeja.screen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-CO");

    private final Texts texts = new Texts();

    @Test
    void speaksEveryLanguageWithTheSameKeys() {
        assertThat(Texts.LANGUAGES).containsExactly("en", "es", "pt-BR");
        for (String language : Texts.LANGUAGES) {
            assertThat(texts.all(language).keySet())
                    .as(language)
                    .isEqualTo(texts.all("en").keySet());
        }
        assertThat(Texts.LANGUAGES.stream().map(texts::all).distinct()).hasSameSizeAs(Texts.LANGUAGES);
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "es-CO, es",
        "pt, pt-BR",
        "pt-PT, pt-BR",
        "pt-BR, pt-BR",
        "pt-BR-x-any, pt-BR",
        "fr, ''",
        "'', ''",
        "not a tag, ''"
    })
    void whoAsksForALanguageOfOursGetsItWhateverTheCountry(String asked, String spoken) {
        assertThat(Texts.spoken(Locale.forLanguageTag(asked)).orElse("")).isEqualTo(spoken);
    }

    @Test
    void whatIsNotSpokenIsEnglishWhateverTheServersLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(SPANISH);
            assertThat(new Texts().all("fr")).isEqualTo(texts.all("en"));
            assertThat(new Texts().all("en")).isEqualTo(texts.all("en"));
            assertThat(new Texts().all("")).isEqualTo(texts.all("en"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void portugueseIsPortugueseByWhateverNameItIsAskedFor() {
        assertThat(texts.all("pt-BR")).containsEntry("action.claim", "Atribuir a mim");
        assertThat(texts.all("pt")).isEqualTo(texts.all("pt-BR"));
        assertThat(texts.all("pt-PT")).isEqualTo(texts.all("pt-BR"));
    }

    @Test
    void aCountryOfALanguageSpeaksIt() {
        assertThat(texts.text(SPANISH, "refusal.NotFound"))
                .isEqualTo(texts.all("es").get("refusal.NotFound"));
    }

    @Test
    void fillsInValuesAsTheyAre() {
        assertThat(texts.text(Locale.ENGLISH, "refusal.AlreadyAssigned", "Luis {1} 'x' <b>"))
                .startsWith("Luis {1} 'x' <b> ");
    }

    @Test
    void aKeyWithoutTextIsShownItself() {
        assertThat(texts.text(SPANISH, "no.such.key")).isEqualTo("no.such.key");
    }

    @Test
    void accentsArriveAsTheyWereWritten() {
        assertThat(texts.all("es").values())
                .anyMatch(text -> text.contains("ó"))
                .noneMatch(text -> text.contains("Ã"));
    }

    /** What nobody says who says usted: pronouns, and the imperatives that texts like this need. */
    @Test
    void spanishSaysUsted() {
        Pattern familiar = Pattern.compile(
                "(?U)\\b(?:[Tt]us?|[Tt]e|ti|[Tt]uy[oa]s?|[Cc]ontigo|puedes|quieres|tienes|debes|respondiste|Elige|Elígel[ao]|Escribe"
                        + "|Escríbel[ao]|Continúa|Inténtal[ao]|Acorta|Acórtal[ao]|Envíal[ao]|Indica|[Rr]eábrela|Inicia)\\b");
        assertThat(texts.all("es"))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(familiar));
    }

    /** Brazil says você; and what is only Spanish is a leftover. */
    @Test
    void portugueseSaysVoceAndNoSpanish() {
        Pattern foreign = Pattern.compile(
                "(?U)[¿¡ñÑ«»]|(?<!-)\\b(?:[Tt]u|[Tt]eus?|[Tt]uas?|ti|contigo|[Vv]osso|[Ee]l|[Ll]os|[Ll]as|[Uu]na"
                        + "|[Dd]el|[Yy]|[Cc]on|[Ss]in|[Ee]n|[Uu]sted(?:es)?|[Pp]lantillas?|[Bb]andeja de entrada|[Cc]orreo|[Cc]ontraseña"
                        + "|telemóve(?:l|is)|ecrã|utilizador(?:es)?|ficheiros?|registo)\\b");
        Map<String, String> portuguese = new TreeMap<>(texts.all("pt-BR"));
        assertThat(portuguese.remove("console.language.es")).isEqualTo("Español");
        assertThat(portuguese)
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(foreign));
    }

    @ParameterizedTest
    @CsvSource({"en, es", "en, pt-BR", "es, pt-BR"})
    void noTextWasLeftInAnotherLanguage(String one, String other) {
        Map<String, String> others = texts.all(other);
        Map<String, String> same = new TreeMap<>(texts.all(one));
        same.entrySet().removeIf(text -> !text.getValue().equals(others.get(text.getKey())));
        same.values().removeAll(sameWords("[" + one + " " + other + "]"));
        assertThat(same).isEmpty();
    }

    /** What may be the same in two languages stands in a list, one section a pair. */
    private static List<String> sameWords(String section) {
        try (InputStream list = TextsTest.class.getResourceAsStream("same-words.txt")) {
            List<String> words = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .dropWhile(line -> !line.equals(section))
                    .takeWhile(line -> !line.isEmpty())
                    .toList();
            assertThat(words).hasSizeGreaterThan(1);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thoseWhoRunTheServerHaveOneName() {
        assertThat(texts.all("es"))
                .allSatisfy((key, text) -> assertThat(text.replace("l equipo de TI", ""))
                        .as(key)
                        .doesNotContainPattern("\\b(IT|TI|Sistemas|Informática)\\b"));
        assertThat(texts.all("pt-BR"))
                .allSatisfy((key, text) -> assertThat(text.replaceAll("(?i)[aà] equipe de TI", ""))
                        .as(key)
                        .doesNotContainPattern("\\b(IT|TI|Sistemas|Informática)\\b"));
    }
}
