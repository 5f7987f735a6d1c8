package org.bandeja.autotext.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bandeja.autotext.model.AutoTextKind;
import org.bandeja.autotext.model.AutoTextNotUsable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoTextRulesTest {
    private static Set<AutoTextKind> kinds(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isBlank() && !word.equals("-"))
                .map(AutoTextKind::valueOf)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        // there, said, open, assigned, attended, chosen
        "GREETING AWAY RECEIVED, -, true, false, false, GREETING",
        "GREETING AWAY RECEIVED, GREETING, true, false, false, RECEIVED",
        "GREETING AWAY RECEIVED, GREETING RECEIVED, true, false, false,",
        "RECEIVED, -, true, false, false, RECEIVED",
        "GREETING, GREETING, true, false, false,",
        "-, -, true, false, false,",
        "GREETING AWAY RECEIVED, -, false, false, false, AWAY",
        "GREETING AWAY RECEIVED, AWAY, false, false, false,",
        "GREETING RECEIVED, -, false, false, false, GREETING",
        "GREETING AWAY RECEIVED, -, true, true, false,",
        "GREETING AWAY RECEIVED, -, false, true, false, AWAY",
        "GREETING RECEIVED, -, false, true, false,",
        "GREETING AWAY RECEIVED, -, true, false, true,",
        "GREETING AWAY RECEIVED, -, false, true, true,",
    })
    void says(String there, String said, boolean open, boolean assigned, boolean attended, AutoTextKind chosen) {
        assertThat(new AutoTextChoice(kinds(there), kinds(said)).choose(open, assigned, attended))
                .isEqualTo(Optional.ofNullable(chosen));
    }

    @ParameterizedTest
    @CsvSource({
        // there, noted, his country, ours, chosen
        "es en pt, pt-BR, CO, CO, pt",
        "es en, pt-BR, US, CO, en",
        "es en pt,, BR, CO, pt",
        "es en,, BR, CO, es",
        "es en,, JP, US, en",
        "en pt,, CO, CO, en",
        "pt,, CO, CO, pt",
        "es en,,,, es",
    })
    void speaks(String there, String noted, String country, String home, String chosen) {
        assertThat(CustomerLanguage.of(
                        Set.of(there.split(" ")),
                        Optional.ofNullable(noted),
                        Optional.ofNullable(country),
                        Optional.ofNullable(home)))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "'Hola {{name}}, somos {{department}}.', Ana, Ventas, 'Hola Ana, somos Ventas.'",
        "'Hola {{ name }}!', '', Ventas, 'Hola!'",
        "'{{name}} $1 \\\\', 'A$1{{department}}', x, 'A$1{{department}} $1 \\\\'",
    })
    void isFilledIn(String text, String name, String department, String filled) {
        assertThat(AutoTextWords.filled(text, name, department)).isEqualTo(filled);
    }

    @Test
    void placesThatNothingFillsAndTextsWithoutEndAreNotTaken() {
        assertThat(AutoTextWords.usable("  Hola {{name}}  ")).isEqualTo("Hola {{name}}");
        assertThat(AutoTextWords.usable("x".repeat(1024))).hasSize(1024);
        assertThatThrownBy(() -> AutoTextWords.usable("x".repeat(1025))).isInstanceOf(AutoTextNotUsable.class);
        assertThatThrownBy(() -> AutoTextWords.usable("Hola {{nombre}}")).isInstanceOf(AutoTextNotUsable.class);
    }
}
