package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds what to do. That the server gives all of these figures WatchedIT tries. */
class MonitoringTest {
    private static final Pattern FIGURE = Pattern.compile("\\b(?:bandeja|datasources)_[a-z_]+[a-z]\\b");
    private static final Pattern ALARM = Pattern.compile("`(Bandeja[A-Z]\\w+)`");
    private static final Pattern RULE = Pattern.compile("- alert: (\\w+)");

    private static String read(String file) {
        try {
            return Files.readString(Path.of("..", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> found(Pattern pattern, int group, String file) {
        return pattern.matcher(read(file))
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAlarmHasItsLineAndEveryLineAnAlarm() {
        assertThat(found(ALARM, 1, "docs/operations/MONITORING.md"))
                .hasSizeGreaterThan(10)
                .isEqualTo(found(RULE, 1, "wildfly-config/monitoring/prometheus-alerts.yml"));
    }

    @Test
    void everyFigureOfDashboardAndAlarmsIsExplained() {
        SortedSet<String> explained = found(FIGURE, 0, "docs/operations/MONITORING.md");
        assertThat(explained)
                .containsAll(found(FIGURE, 0, "wildfly-config/monitoring/grafana-dashboard.json"))
                .containsAll(found(FIGURE, 0, "wildfly-config/monitoring/prometheus-alerts.yml"));
    }
}
