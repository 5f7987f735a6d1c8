package org.bandeja.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.screen.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The console and its letters speak every language completely. */
class ConsoleTextsTest {
    private static final Pattern NAMED = Pattern.compile("words\\['([\\w.]+)'(\\.concat)?");
    private static final Pattern QUOTED = Pattern.compile("\"((?:console|mail)\\.[\\w.]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Path CODE = Path.of("src/main/java");

    private final Map<String, String> english = ScreenSources.texts("console", "en");

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyLanguageHasTheSameTextsWithTheSamePlaces(String language) {
        Map<String, String> texts = ScreenSources.texts("console", language);
        assertThat(texts.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(texts.get(key)).as(key).isNotBlank();
            assertThat(places(texts.get(key))).as(key).isEqualTo(places(text));
        });
    }

    @Test
    void everyTextThatIsNamedIsThereAndNoOther() {
        Collection<String> pages = ScreenSources.files(".xhtml").values();
        Set<String> whole = new TreeSet<>();
        Set<String> beginnings = new TreeSet<>(Set.of("mail.invite.", "mail.reset."));
        pages.forEach(page -> ScreenSources.find(NAMED, page)
                .forEach(found -> (found.group(2) == null ? whole : beginnings).add(found.group(1))));
        code().forEach(source -> ScreenSources.find(QUOTED, source)
                .map(found -> found.group(1))
                .forEach(key -> (key.endsWith(".") ? beginnings : whole).add(key)));
        assertThat(english.keySet()).containsAll(whole);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(
                                whole.contains(key) || beginnings.stream().anyMatch(key::startsWith))
                        .as(key)
                        .isTrue());
    }

    @Test
    void placesAreFilledIn() {
        Texts texts = new Texts();
        Texts.LANGUAGES.stream()
                .map(Locale::forLanguageTag)
                .forEach(locale -> english.keySet().stream()
                        .filter(key -> !places(english.get(key)).isEmpty())
                        .forEach(key -> assertThat(texts.text(locale, key, "A", "B", "C", "D"))
                                .as(key)
                                .doesNotContain("{")));
    }

    private static Set<String> places(String text) {
        return ScreenSources.find(PLACE, text)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> code() {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(ConsoleTextsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
