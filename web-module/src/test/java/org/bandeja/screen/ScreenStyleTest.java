package org.bandeja.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sheets hold what pages use and nothing else, and colours and sizes have one place. */
class ScreenStyleTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LINE_COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern SELECTORS = Pattern.compile("([^{};]+)\\{");
    private static final Pattern INNERMOST = Pattern.compile("\\([^()]*\\)");
    private static final Pattern NAMELESS = Pattern.compile(":has<>[^,]*[ >+~](?:\\*|:(?!is<>))");
    private static final Pattern CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");
    private static final Pattern DECLARATION = Pattern.compile("(?m)^\\s*[\\w-]+:\\s*([^;{}]+);");
    private static final Pattern RAW = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\b(?:rgba?|hsla?|hwb|oklch|oklab|lab|lch|color)\\(|(?<![\\w-])(?:white|black|gr[ae]y|red|green|blue|yellow|orange|purple)(?![\\w-])");
    private static final Pattern RAW_LETTERS = Pattern.compile("(?<![\\w-])font-size:\\s*[0-9.]+(?:rem|px|pt)");
    private static final Pattern RAW_CORNERS =
            Pattern.compile("border-(?:[a-z]+-)*radius:[^;}]*?(?<![\\w.-])[1-9]\\d*px");
    private static final Pattern RAW_ROOM = Pattern.compile(
            "(?<![\\w-])(?:padding|margin|gap|row-gap|column-gap)(?:-[a-z]+)*:(?![^;}]*(?:calc|env|max|min)\\()[^;}]*?(?<![\\w.-])(?:[4-9]|1\\d|20)px");
    private static final Pattern TOKEN = Pattern.compile("(?m)^\\s*(--[\\w-]+):");
    private static final Pattern TOKEN_USED = Pattern.compile("(?:var\\(|')(--[\\w-]+)");

    /** Where names of classes stand: in what is quoted. */
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^'\\\\\\n]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|`(?:[^`\\\\]++|\\\\.)*+`");

    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");

    /** The beginning of a name that is put together: {@code `tick-${…}`}, {@code step-#{…}}. */
    private static final Pattern BEGUN = Pattern.compile("([A-Za-z][\\w-]*-)(?=[$#]\\{)");

    @Test
    void everyClassOfTheSheetsIsUsedSomewhere() {
        Set<String> words = new TreeSet<>();
        Set<String> begun = new TreeSet<>();
        quotations().forEach(quoted -> {
            find(WORD, quoted).map(MatchResult::group).forEach(words::add);
            find(BEGUN, quoted).map(match -> match.group(1)).forEach(begun::add);
        });
        Map<String, Set<String>> unused = new TreeMap<>();
        sheets().forEach((name, sheet) -> {
            Set<String> left = find(SELECTORS, sheet)
                    .flatMap(match -> find(CLASS, match.group(1)))
                    .map(match -> match.group(1))
                    .filter(one -> !one.startsWith("ui-") && !words.contains(one))
                    .filter(one -> begun.stream().noneMatch(one::startsWith))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!left.isEmpty()) {
                unused.put(name, left);
            }
        });
        assertThat(unused).isEmpty();
    }

    /** What depends on a {@code :has()} and has no name is styled anew, everywhere, whenever anything in the page changes. */
    @Test
    void whatDependsOnWhatAnotherHoldsHasAName() {
        assertThat(sheets())
                .allSatisfy((name, sheet) -> assertThat(find(SELECTORS, sheet).map(match -> outside(match.group(1))))
                        .as(name)
                        .noneMatch(selector -> NAMELESS.matcher(selector).find()));
        assertThat(outside(".a:has(.b) .c > :not(.d)")).containsPattern(NAMELESS);
        assertThat(outside(".a:has(> .b, i) > :first-child")).containsPattern(NAMELESS);
        assertThat(outside(".a:has(> .b:not(.c)):not(.d ~ *, :only-child) > :is(.e, .f)"))
                .doesNotContainPattern(NAMELESS);
    }

    /** A selector without what stands in its brackets. */
    private static String outside(String selector) {
        String without = INNERMOST.matcher(selector).replaceAll("<>");
        return without.equals(selector) ? selector : outside(without);
    }

    @Test
    void aClassThatNobodyUsesIsFound() {

        assertThat(find(CLASS, ".nobody-wears-this > b:hover, .card.bad").map(match -> match.group(1)))
                .containsExactly("nobody-wears-this", "card", "bad");
        assertThat(quotations().flatMap(quoted -> find(WORD, quoted)).map(MatchResult::group))
                .contains("card", "mark", "rail-item")
                .doesNotContain("nobody-wears-this");
    }

    @Test
    void coloursStandInTheTokensAlone() {
        Map<String, String> sheets = sheets();
        sheets.remove("app/tokens.css");
        assertThat(sheets)
                .isNotEmpty()
                .allSatisfy((name, sheet) -> assertThat(find(DECLARATION, sheet)
                                .map(match -> match.group(1))
                                .filter(value -> RAW.matcher(value).find()))
                        .as(name)
                        .isEmpty());
        assertThat("#fff rgb(0 0 0 / 4%)").containsPattern(RAW);
        assertThat("var(--red-soft) nowrap").doesNotContainPattern(RAW);
    }

    /** Letters, corners and room: what is smaller than four pixels puts something right, and what an icon or a thumb needs has its own size. */
    @Test
    void sizesStandInTheTokensAlone() {
        Map<String, String> sheets = sheets();
        sheets.remove("app/tokens.css");
        assertThat(sheets)
                .isNotEmpty()
                .allSatisfy(
                        (name, sheet) -> assertThat(rawSizes(sheet)).as(name).isEmpty());
        assertThat(rawSizes(
                        "a { font-size: 1rem; } b { border-radius: 0 6px 6px; } i { padding: 0 10px } u{gap: 16px;}"))
                .hasSize(4);
        assertThat(rawSizes("a { font-size: var(--size-text); } b { border-radius: 50%; }"
                        + " i { padding: 2px var(--space-3) calc(7px + env(safe-area-inset-bottom)) 28px; }"))
                .isEmpty();
    }

    private static List<String> rawSizes(String sheet) {
        return Stream.of(RAW_LETTERS, RAW_CORNERS, RAW_ROOM)
                .flatMap(raw -> find(raw, sheet))
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void everyTokenIsMadeAndUsed() {
        String tokens = sheets().get("app/tokens.css");
        String all = String.join("\n", sheets().values())
                + String.join("\n", ScreenSources.files(".js").values());
        Set<String> used = find(TOKEN_USED, all).map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(find(TOKEN, tokens).map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(used::contains);
        Set<String> made = find(TOKEN, all).map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
        find(Pattern.compile("'(--[\\w-]+)'"), all).map(match -> match.group(1)).forEach(made::add);
        assertThat(made).containsAll(used);
    }

    private static Stream<String> quotations() {
        Map<String, String> sources = ScreenSources.files(".js", ".xhtml", ".svg");
        return Stream.concat(sources.values().stream(), ScreenSources.beans().values().stream())
                .map(source -> LINE_COMMENT
                        .matcher(COMMENT.matcher(source).replaceAll(""))
                        .replaceAll(""))
                .flatMap(source -> find(QUOTED, source))
                .map(MatchResult::group);
    }

    private static Map<String, String> sheets() {
        Map<String, String> sheets = new TreeMap<>(ScreenSources.files(".css"));
        sheets.replaceAll((name, sheet) -> COMMENT.matcher(sheet).replaceAll(""));
        return sheets;
    }

    private static Stream<MatchResult> find(Pattern pattern, String text) {
        return ScreenSources.find(pattern, text);
    }
}
