package org.bandeja.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No page shows a key instead of words, in any language. */
class ScreenTextsTest {
    private static final Pattern IN_PAGE = Pattern.compile("texts\\['([\\w.]+)']");
    private static final Pattern QUOTED = Pattern.compile("'([a-z]\\w*(?:\\.\\w+)+)'");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern EMOJI = Pattern.compile("\\['emoji\\.\\w+', '([^']+)', '(emoji\\.\\w+\\.words)']");
    private static final Set<String> FORMS = Set.of("one", "other");

    private final Map<String, String> english = ScreenSources.texts("en");

    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyLanguageHasTheSameTextsAndFillsInTheSameValues(String language) {
        Map<String, String> texts = ScreenSources.texts(language);
        assertThat(texts.keySet()).isEqualTo(english.keySet());
        assertThat(english).allSatisfy((key, text) -> {
            assertThat(texts.get(key)).as(key).isNotBlank();
            assertThat(places(texts.get(key))).as(key).isEqualTo(places(text));
        });
    }

    @Test
    void everyKeyThatPagesAndModulesNameHasItsText() {
        Set<String> missing = new TreeSet<>(named());
        missing.removeIf(key ->
                english.containsKey(key) || FORMS.stream().allMatch(form -> english.containsKey(key + "." + form)));
        assertThat(missing).isEmpty();
    }

    @Test
    void noTextIsLeftThatNothingNames() {
        Set<String> named = named();
        Set<String> unused = new TreeSet<>(english.keySet());
        unused.removeIf(key -> named.contains(key) || named.contains(key.replaceFirst("\\.(one|other)$", "")));
        assertThat(unused).isEmpty();
    }

    /** They are matched by their place: one too few, and all that follow have another's words. */
    @ParameterizedTest
    @FieldSource("org.bandeja.screen.web.Texts#LANGUAGES")
    void everyEmojiIsFoundByWords(String language) {
        Map<String, String> texts = ScreenSources.texts(language);
        String picker = ScreenSources.files(".js").get("app/emoji-picker.js");
        assertThat(ScreenSources.find(EMOJI, picker))
                .hasSize(6)
                .allSatisfy(category -> assertThat(texts.get(category.group(2)).split(",", -1))
                        .as(category.group(2))
                        .hasSameSizeAs(category.group(1).split(" "))
                        .allSatisfy(words -> assertThat(words).isNotBlank()));
    }

    /** Keys in pages stand in expressions; in modules every quoted name that begins like a text is one. */
    private Set<String> named() {
        Set<String> sections = english.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        Stream<String> pages = keys(ScreenSources.files(".xhtml").values(), IN_PAGE);
        Stream<String> modules = keys(ScreenSources.files(".js").values(), QUOTED)
                .filter(key -> sections.contains(key.substring(0, key.indexOf('.'))))
                .filter(key -> !key.endsWith(".js"));
        return Stream.concat(pages, modules).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(Collection<String> sources, Pattern pattern) {
        return sources.stream()
                .flatMap(source -> ScreenSources.find(pattern, source))
                .map(match -> match.group(1));
    }

    private static Set<String> places(String text) {
        return ScreenSources.find(PLACE, text)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
