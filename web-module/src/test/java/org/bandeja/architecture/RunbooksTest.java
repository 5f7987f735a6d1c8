package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alarm is led to what to do about it. */
class RunbooksTest {
    private static final Path ALARMS = Path.of("../wildfly-config/monitoring/prometheus-alerts.yml");
    private static final Path RUNBOOKS = Path.of("../docs/operations/RUNBOOKS.md");
    private static final Pattern RULE = Pattern.compile("(?s)- alert: (\\w+)(.*?)(?=- alert:|\\z)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: \"docs/operations/RUNBOOKS\\.md#([a-z-]+)\"");
    private static final Pattern CHAPTER = Pattern.compile("(?ms)^## ([^\n]+)\n(.*?)(?=^## |\\z)");
    private static final Pattern NAMED = Pattern.compile("`(Bandeja[A-Z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(#([a-z-]+)\\)");

    @Test
    void eachAlarmHasItsRunbookWhichNamesIt() throws IOException {
        Map<String, String> chapters = chapters();
        Map<String, String> alarms = alarms();
        assertThat(alarms).hasSizeGreaterThan(8);
        assertThat(alarms).allSatisfy((alarm, runbook) -> {
            assertThat(runbook).as("%s names no runbook", alarm).isNotEmpty();
            assertThat(chapters).as("the runbook of %s", alarm).containsKey(runbook);
            assertThat(chapters.get(runbook)).as("the runbook of %s", alarm).contains("`" + alarm + "`");
        });
    }

    @Test
    void noRunbookNamesAnAlarmThatIsNotThere() throws IOException {
        Set<String> named = NAMED.matcher(Files.readString(RUNBOOKS))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(alarms().keySet()).containsAll(named);
    }

    @Test
    void eachRunbookTellsHowItIsSeenWhatIsSafeWhatToDoAndWhenItIsOver() throws IOException {
        Map<String, String> chapters = chapters();
        assertThat(chapters).hasSizeGreaterThan(10).allSatisfy((name, text) -> {
            for (String part : List.of("een by", "afe:", "o:", "ver")) {
                assertThat(text).as(name).containsPattern("\\*[A-Z]" + part);
            }
            assertThat(chapters.keySet())
                    .as("links of %s", name)
                    .containsAll(LINK.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        });
    }

    private static Map<String, String> alarms() throws IOException {
        return RULE.matcher(Files.readString(ALARMS))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> first(RUNBOOK, found.group(2)), (a, b) -> a, TreeMap::new));
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("");
    }

    /** By the names that links to them have. */
    private static Map<String, String> chapters() throws IOException {
        return CHAPTER.matcher(Files.readString(RUNBOOKS))
                .results()
                .collect(Collectors.toMap(RunbooksTest::linked, found -> found.group(2), (a, b) -> a, TreeMap::new));
    }

    private static String linked(MatchResult chapter) {
        return chapter.group(1).toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
    }
}
