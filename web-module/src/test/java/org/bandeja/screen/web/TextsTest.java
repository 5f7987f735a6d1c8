package org.bandeja.screen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-CO");

    private final Texts texts = new Texts();

    @Test
    void speaksEveryLanguageWithTheSameKeys() {
        assertThat(Texts.LANGUAGES).containsExactly("en", "es");
        assertThat(texts.all("es").keySet()).isEqualTo(texts.all("en").keySet());
        assertThat(texts.all("es")).isNotEqualTo(texts.all("en"));
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

    @Test
    void thoseWhoRunTheServerHaveOneName() {
        assertThat(texts.all("es"))
                .allSatisfy((key, text) -> assertThat(text.replace("l equipo de TI", ""))
                        .as(key)
                        .doesNotContainPattern("\\b(IT|TI|Sistemas|Informática)\\b"));
    }
}
