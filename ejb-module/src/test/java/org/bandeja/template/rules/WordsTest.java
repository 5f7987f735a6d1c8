package org.bandeja.template.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void numbersAreInTheirOrderAndEachOnce() {
        assertThat(Words.plain("{{2}} and {{ 1 }}, {{2}} and {{10}}").places()).containsExactly("1", "2", "10");
    }

    @Test
    void namesComeAsTheyStand() {
        Words words = Words.plain("Dear {{last_name}}, {{first_name}}");
        assertThat(words.places()).containsExactly("last_name", "first_name");
        assertThat(words.isNamed()).isTrue();
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        Words words = Words.plain("{{1}} costs {{2}}.");
        assertThat(words.fill(Map.of("1", "$1 \\ {{2}}", "2", "3")::get)).isEqualTo("$1 \\ {{2}} costs 3.");
    }

    @Test
    void bracesThatAreNoPlaceStay() {
        Words words = Words.plain("{{}} {1} {{a-b}}");
        assertThat(words.places()).isEmpty();
        assertThat(words.fill(place -> "x")).isEqualTo("{{}} {1} {{a-b}}");
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(Words.length("a😀")).isEqualTo(2);
    }
}
