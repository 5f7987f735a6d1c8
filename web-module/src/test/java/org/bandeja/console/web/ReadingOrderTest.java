package org.bandeja.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which order people look for texts. */
class ReadingOrderTest {
    @ParameterizedTest
    @CsvSource({
        "en, 'árbol|Banco|calle 2|calle 10|Dado|élite|Faro'",
        "es, 'nata|Núñez|ñandú|ópalo'",
        "en, 'ñandú|nata|Núñez|ópalo'",
        "pt-BR, 'ação|Acaso|ácido|zebra'",
        "en, 'Soporte|Soporte B|Soportea'",
        "en, '2|2a|2b|9|10|a'",
        "en, 'a|A|á'",
        "en, 'Mesa 007|Mesa 8'",
        "en, '+57 300 2|+57 301 1'",
        "en, '12345678901234567890 1|12345678901234567890 2'"
    })
    void textsStandWhereTheyAreLookedFor(String language, String wanted) {
        List<String> texts = Arrays.asList(wanted.split("\\|"));
        List<String> mixed = new ArrayList<>(texts);
        Collections.reverse(mixed);
        mixed.sort(new ReadingOrder(Locale.forLanguageTag(language)));
        assertThat(mixed).isEqualTo(texts);
    }

    @Test
    void howAnAccentIsWrittenMakesNoDifference() {
        ReadingOrder order = new ReadingOrder(Locale.forLanguageTag("es"));
        assertThat(order.compare("Óscar", Normalizer.normalize("Óscar", Normalizer.Form.NFD)))
                .isZero();
    }

    /** Sorting throws when an order contradicts itself. */
    @Test
    void theOrderNeverContradictsItself() {
        Random random = new Random(7);
        String signs = "a1á20 ñ-A9";
        List<String> texts = IntStream.range(0, 3_000)
                .mapToObj(i -> random.ints(random.nextInt(6), 0, signs.length())
                        .collect(StringBuilder::new, (text, at) -> text.append(signs.charAt(at)), StringBuilder::append)
                        .toString())
                .toList();
        ReadingOrder order = new ReadingOrder(Locale.forLanguageTag("es"));
        assertThat(texts.stream().sorted(order).toList()).isSortedAccordingTo(order);
    }
}
