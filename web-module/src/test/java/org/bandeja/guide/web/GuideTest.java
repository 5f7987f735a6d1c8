package org.bandeja.guide.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bandeja.screen.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTest {
    private static final Path PICTURES = Path.of("src/main/webapp/guide");
    private static final int MOST_BYTES = 60 * 1024;

    @Test
    void allLanguagesTellOfTheSameInOtherWords() {
        for (String language : Texts.LANGUAGES) {
            assertThat(texts(language).language()).isEqualTo(language);
            assertThat(texts(language).words().keySet())
                    .as(language)
                    .isEqualTo(texts("en").words().keySet());
        }
        assertThat(Texts.LANGUAGES.stream().map(language -> texts(language).text("agents.intro")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"es,es,es", "es-CO,es,es", "en-US,en,en", "pt-BR,pt-BR,es", "pt-PT,pt-BR,es", "fr,en,en"})
    void isInTheLanguageOfTheScreenAndItsPicturesInTheNearest(String screen, String shown, String pictured) {
        assertThat(texts(screen).language()).isEqualTo(shown);
        assertThat(GuideSection.of("agents", "keys", texts(screen)).picture())
                .isEqualTo("/guide/agents-keys-" + pictured + ".webp");
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
        Set<String> wanted = names().flatMap(name ->
                        GuideTexts.PICTURED.stream().map(language -> name.replace('.', '-') + "-" + language + ".webp"))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(PICTURES)) {
            List<Path> pictures = files.toList();
            assertThat(pictures.stream().map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(pictures).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(MOST_BYTES));
            for (Path file : pictures) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    PictureSize size = PictureSize.of(bytes);
                    assertThat(List.of(size.width(), size.height()))
                            .as(file.toString())
                            .allMatch(one -> one >= 100 && one <= 2_000);
                }
            }
        }
    }

    @Test
    void whatIsNoPictureHasNoSize() throws IOException {
        try (InputStream phone = Files.newInputStream(PICTURES.resolve("agents-phone-en.webp"))) {
            assertThat(PictureSize.of(phone)).isEqualTo(new PictureSize(390, 844));
        }
        for (byte[] bytes : List.of(new byte[0], new byte[29], new byte[64])) {
            assertThatThrownBy(() -> PictureSize.of(new ByteArrayInputStream(bytes)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void keysStandByThemselves() {
        for (String language : Texts.LANGUAGES) {
            GuideSection keys = GuideSection.of("agents", "keys", texts(language));
            assertThat(keys.points().get(0).keys()).as(language).containsExactly("j", "k");
            assertThat(keys.points())
                    .as(language)
                    .allSatisfy(point -> assertThat(point.keys()).isNotEmpty());
            assertThat(GuideSection.of("agents", "waits", texts(language)).points())
                    .as(language)
                    .allSatisfy(point -> assertThat(point.keys()).isEmpty());
        }
    }

    @Test
    void everySectionMakesAsManyPointsInEveryLanguage() {
        for (String language : Texts.LANGUAGES) {
            assertThat(names())
                    .as(language)
                    .allSatisfy(name ->
                            assertThat(points(texts(language), name)).as(name).isEqualTo(points(texts("en"), name)));
        }
    }

    @Test
    void spanishSaysUsted() {
        Pattern familiar =
                Pattern.compile("(?U)\\b(?:[Tt]us?|[Tt]e|ti|puedes|quieres|tienes|debes|Elige|Escribe|Indica)\\b");
        assertThat(texts("es").words().keySet())
                .allSatisfy(key -> assertThat(texts("es").text(key)).doesNotContainPattern(familiar));
    }

    /** Brazil says você; and what is only Spanish is a leftover. */
    @Test
    void portugueseHasNoSpanish() {
        Pattern foreign = Pattern.compile(
                "(?U)[¿¡ñÑ«»]|\\b(?:[Tt]u|[Tt]eus?|[Tt]uas?|ti|[Ee]l|[Ll]os|[Ll]as|[Uu]na|[Dd]el|[Yy]"
                        + "|[Cc]on|[Ss]in|[Ee]n|[Uu]sted|[Pp]lantillas?|[Bb]andeja de entrada|telemóvel|ecrã|ficheiros?)\\b");
        assertThat(texts("pt-BR").words().keySet())
                .allSatisfy(key -> assertThat(texts("pt-BR").text(key)).doesNotContainPattern(foreign));
    }

    private static long points(GuideTexts texts, String name) {
        return texts.text(name + ".points").lines().count();
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
