package org.bandeja.conversation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jose            | ¿Está José?
            JOSÉ            | llama jose
            fact            | la Factura de enero
            fact ene        | la Factura de enero
            enero factura   | la Factura de enero
            strasse         | Hauptstraße 5, Straße
            muñoz           | MUNOZ
            no              | ¡No!
            3               | a las 3
            你          | 你好
            """)
    void beginningsOfWordsMatchWithoutAccentsAndCase(String words, String text) {
        assertThat(SearchWords.of(words).areIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ctura        | la Factura de enero
            fact febrero | la Factura de enero
            josefina     | José
            """)
    void otherPartsOfWordsDoNot(String words, String text) {
        assertThat(SearchWords.of(words).areIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!", "+-*()~<>@\"", "\uD83D\uDEB2", "\uD83D"})
    void withoutLettersAndDigitsThereIsNothingToSearchFor(String text) {
        SearchWords words = SearchWords.of(text);
        assertThat(words.isEmpty()).isTrue();
        assertThat(words.areIn("anything")).isFalse();
        assertThat(words.mean("anybody", Optional.of("+57300"), Optional.empty()))
                .isFalse();
        assertThat(words.rarest(word -> 0)).isEmpty();
        assertThat(words.inContacts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u2474", "\u2488", "\uFDFA", "\u00BD", "\u2100", "\uFF9E", "x\u2474", "\u2474x"})
    void signsThatComeToSeveralAreWordsOrNone(String sign) {
        for (String text : new String[] {sign, "a".repeat(59) + sign, sign + " hola", "hola" + sign}) {
            SearchWords words = SearchWords.of(text);
            assertThat(words.words()).as(text).allMatch(word -> word.matches("[\\p{L}\\p{N}_]{1,60}"));
            assertThat(words.rarest(word -> 0).map(SearchWords::fullText).orElse("+none*"))
                    .matches("\\+[\\p{L}\\p{N}_]+\\*");
        }
        assertThat(SearchWords.of("\uFF9E").areIn("anything")).isFalse();
    }

    @Test
    void aSignThatComesToSeveralIsFoundByThem() {
        assertThat(SearchWords.of("1").areIn("\u2474")).isTrue();
        assertThat(SearchWords.of("\u2474").areIn("number 1")).isTrue();
        assertThat(SearchWords.of("1").snippet("the \u2474 first")).contains("\u2474");
    }

    @Test
    void whatPeopleTypeNeverBecomesAnOperator() {
        assertThat(SearchWords.of("-secret +\"one two\" (x*) @3 ~four >five a_b%")
                        .rarest(word -> 0))
                .contains("secret");
        assertThat(SearchWords.of("-a_b* +\"x y\"").rarest(word -> 0)).contains("a_b");
        assertThat(SearchWords.of("a_b%").patterns()).containsExactly("%a\\_b%");
    }

    @ParameterizedTest
    @CsvSource({
        "300,true",
        "001112,true",
        "+57 300,true",
        "(300) 111-22,true",
        "30,false",
        "301,false",
        "57 300 9,false"
    })
    void threeDigitsAnywhereInThePhoneNumberMeanTheContact(String words, boolean means) {
        assertThat(SearchWords.of(words).mean("", Optional.of("+573001112233"), Optional.empty()))
                .isEqualTo(means);
    }

    @Test
    void aContactIsMeantByNameUserIdAndPhoneTogether() {
        SearchWords words = SearchWords.of("gom 300");
        assertThat(words.mean("Ana Gómez", Optional.of("+573001112233"), Optional.empty()))
                .isTrue();
        assertThat(words.mean("Ana Pérez", Optional.of("+573001112233"), Optional.empty()))
                .isFalse();
        assertThat(SearchWords.of("us.4711").mean("", Optional.empty(), Optional.of("US.4711")))
                .isTrue();
    }

    @Test
    void theSnippetBeginsShortlyBeforeTheMatch() {
        String text = "palabra ".repeat(60) + "la garantía del casco " + "y ".repeat(200);
        String snippet = SearchWords.of("garant").snippet(text);
        assertThat(snippet).startsWith("…").endsWith("…").hasSizeLessThan(170);
        assertThat(snippet.indexOf("garantía")).isBetween(1, 20);
        assertThat(SearchWords.of("casco").snippet("el casco")).isEqualTo("el casco");
    }

    @Test
    void anyTextAtAllIsCutWithoutHarm() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                text.append(
                        random.nextInt(4) == 0
                                ? " a\u0301\uD83D\uDE00"
                                : Character.toString(32 + random.nextInt(3_000)));
            }
            SearchWords words = SearchWords.of(text.substring(text.length() / 2));
            assertThat(words.words()).as("seed " + seed).hasSizeLessThanOrEqualTo(8);
            assertThat(words.snippet(text.toString())).as("seed " + seed).hasSizeLessThanOrEqualTo(162);
        }
    }
}
