package org.bandeja.guide.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTest {
    private static final Path PICTURES = Path.of("src/main/webapp/guide");
    private static final int MOST_BYTES = 60 * 1024;

    @Test
    void bothLanguagesTellOfTheSame() {
        assertThat(texts("es").words().keySet()).isEqualTo(texts("en").words().keySet());
    }

    @ParameterizedTest
    @CsvSource({"es,es", "es-CO,es", "en-US,en", "pt-BR,es", "fr,en"})
    void isInTheLanguageOfTheScreenOrTheNearest(String screen, String shown) {
        assertThat(texts(screen).language()).isEqualTo(shown);
    }

    @Test
    void whatIsWrittenIsShown() {
        Set<String> shown = Stream.of("agents.title", "agents.intro", "admins.title", "admins.intro")
                .collect(Collectors.toCollection(TreeSet::new));
        names().forEach(name ->
                Stream.of("title", "text", "points", "alt").forEach(part -> shown.add(name + "." + part)));
        assertThat(texts("en").words().keySet().stream().filter(key -> !key.startsWith("guide.")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void everySectionHasItsPictureAndNoneIsLarge() throws IOException {
        Set<String> wanted = names().flatMap(name -> GuideTexts.LANGUAGES.stream()
                        .map(language -> name.replace('.', '-') + "-" + language + ".webp"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(PICTURES)) {
            List<Path> pictures = files.toList();
            assertThat(pictures.stream().map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(pictures).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
        }
    }

    @Test
    void keysStandByThemselves() {
        GuideSection keys = GuideSection.of("agents", "keys", texts("en"));
        assertThat(keys.points().get(0).keys()).containsExactly("j", "k");
        assertThat(keys.points()).allSatisfy(point -> assertThat(point.keys()).isNotEmpty());
        assertThat(GuideSection.of("agents", "waits", texts("en")).points())
                .allSatisfy(point -> assertThat(point.keys()).isEmpty());
    }

    @Test
    void spanishSaysUsted() {
        Pattern familiar =
                Pattern.compile("(?U)\\b(?:[Tt]us?|[Tt]e|ti|puedes|quieres|tienes|debes|Elige|Escribe|Indica)\\b");
        assertThat(texts("es").words().keySet())
                .allSatisfy(key -> assertThat(texts("es").text(key)).doesNotContainPattern(familiar));
    }

    private static Stream<String> names() {
        return Stream.concat(
                GuideView.AGENTS.stream().map(key -> "agents." + key),
                GuideView.ADMINS.stream().map(key -> "admins." + key));
    }

    private static GuideTexts texts(String language) {
        return GuideTexts.of(Locale.forLanguageTag(language));
    }
}
