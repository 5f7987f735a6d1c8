package org.bandeja.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What customers write is text, never markup; and no page asks a foreign host for anything. */
class ScreenSourceTest {
    private static final Pattern MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|\\beval\\(|new Function");
    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\bsrc=)|\\son\\w+=\"|\\sstyle=\"|escape=\"false\"");
    private static final Pattern FOREIGN = Pattern.compile("(?:href|src|url\\(|import)[=\\s(]*[\"']?(?:https?:)?//");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import\\(?)\\s*'\\./([\\w-]+\\.js)'");
    private static final Pattern PRELOAD = Pattern.compile("modulepreload\" href=\"#\\{app\\.files}/([\\w-]+\\.js)\"");
    private static final Pattern ICON_MADE = Pattern.compile("id=\"([\\w-]+)\"");
    private static final Pattern ICON_USED =
            Pattern.compile("icons\\.svg#([\\w-]+)|icon\\('([\\w-]+)'|iconName: '([\\w-]+)'|icon: '([\\w-]+)'");

    @Test
    void modulesMakeElementsNotMarkup() {
        assertNothing(MARKUP, ScreenSources.files(".js"));
    }

    @Test
    void pagesHaveNoInlineScriptOrStyle() {
        assertNothing(INLINE, ScreenSources.files(".xhtml"));
    }

    @Test
    void nothingComesFromAForeignHost() {
        assertNothing(FOREIGN, ScreenSources.files(".js", ".css", ".xhtml"));
    }

    @Test
    void theInboxAnnouncesExactlyTheModulesItNeeds() {
        Map<String, String> modules = ScreenSources.files(".js");
        Set<String> needed = new TreeSet<>(Set.of("main.js"));
        while (needed.addAll(needed.stream()
                .flatMap(name -> ScreenSources.find(IMPORT, modules.get("app/" + name)))
                .map(match -> match.group(1))
                .collect(Collectors.toSet()))) {}
        Set<String> announced = ScreenSources.find(
                        PRELOAD, ScreenSources.files("inbox.xhtml").get("inbox.xhtml"))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(announced).isEqualTo(needed);
    }

    @Test
    void everyIconThatIsUsedIsDrawn() {
        Set<String> made = ScreenSources.find(
                        ICON_MADE, ScreenSources.files("icons.svg").get("app/icons.svg"))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> used = ScreenSources.files(".js", ".xhtml").values().stream()
                .flatMap(source -> ScreenSources.find(ICON_USED, source))
                .map(match -> match.group().replaceFirst("'$", "").replaceFirst(".*['#]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(made).containsAll(used);
    }

    private static void assertNothing(Pattern pattern, Map<String, String> files) {
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, source) ->
                        assertThat(ScreenSources.find(pattern, source)).as(name).isEmpty());
    }
}
