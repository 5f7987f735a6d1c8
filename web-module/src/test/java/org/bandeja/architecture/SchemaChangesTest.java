package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The version before works with the newer schema, so that nodes are upgraded one after the other: scripts only add. What takes something
 * away says since when nobody uses it, in a line {@code -- contract: …} before the statement (docs/decisions/348).
 */
class SchemaChangesTest {
    private static final Path SCRIPTS = Path.of("../persistence-module/src/main/resources/db/migration");
    /** Older scripts were all installed with every node stopped. */
    private static final String SINCE = "V202611301000";

    private static final Pattern TAKES_AWAY =
            Pattern.compile("(?i)\\b(DROP\\s+(TABLE|COLUMN)|RENAME|CHANGE\\s+(COLUMN\\s+)?\\w+\\s+\\w+|MODIFY)\\b");
    private static final Pattern NARROWS = Pattern.compile("(?i)\\bADD\\s+(CONSTRAINT\\s+\\w+\\s+)?(UNIQUE|CHECK)\\b");
    private static final Pattern ADDS_COLUMN = Pattern.compile(
            "(?is)^(ALTER\\s+TABLE\\s+\\S+\\s+)?ADD\\s+(COLUMN\\s+)?(?!(?:KEY|INDEX|UNIQUE|CONSTRAINT|PRIMARY|FOREIGN|FULLTEXT)\\b)\\w+\\s.*");
    private static final Pattern NEEDS_A_VALUE =
            Pattern.compile("(?is)^(?!.*\\b(DEFAULT|AUTO_INCREMENT|AS\\s*\\()).*\\bNOT\\s+NULL\\b.*");

    @Test
    void newScriptsLeaveTheVersionBeforeAtWork() throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            assertThat(scripts.filter(script -> script.getFileName().toString().compareTo(SINCE + "~") > 0))
                    .allSatisfy(script -> assertThat(broken(Files.readString(script)))
                            .as("%s breaks the version before, which may still run", script.getFileName())
                            .isEmpty());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE label;",
                "ALTER TABLE label DROP COLUMN color;",
                "ALTER TABLE label ADD x INT NULL, RENAME COLUMN a TO b;",
                "ALTER TABLE label CHANGE color colour INT;",
                "ALTER TABLE label MODIFY name VARCHAR(10) NOT NULL;",
                "ALTER TABLE label ADD COLUMN kind VARCHAR(10) NOT NULL;",
                "ALTER TABLE label ADD a INT NULL, ADD b DECIMAL(3, 1) NOT NULL COMMENT 'a, b';",
                "ALTER TABLE label ADD UNIQUE KEY label_name (name);"
            })
    void whatBreaksTheVersionBeforeIsFound(String script) {
        assertThat(broken(script)).hasSize(1);
        assertThat(broken("-- contract: nobody has used it since 202612010000\n" + script))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, UNIQUE KEY thing_id (id));",
                "ALTER TABLE label ADD COLUMN kind VARCHAR(10) NOT NULL DEFAULT '' COMMENT 'a; b';",
                "ALTER TABLE label ADD COLUMN kind VARCHAR(10) NULL, ADD KEY label_kind (kind);",
                "ALTER TABLE label ADD COLUMN big BOOLEAN AS (IF(id > 3, 1, 0)) PERSISTENT;",
                "-- drop table is a word here\nUPDATE label SET name = 'RENAME; DROP TABLE x';",
                "ALTER TABLE label DROP KEY label_kind;"
            })
    void whatOnlyAddsIsNot(String script) {
        assertThat(broken(script)).isEmpty();
    }

    private static List<String> broken(String script) {
        List<String> found = new ArrayList<>();
        for (String statement : split(script, ';')) {
            boolean contract = statement.lines().anyMatch(line -> line.strip().startsWith("-- contract: "));
            String bare = statement.replaceAll("(?m)^\\s*--.*$", "").strip();
            if (!contract && breaks(bare)) {
                found.add(bare);
            }
        }
        return found;
    }

    private static boolean breaks(String statement) {
        String words = statement.replaceAll("'(?:[^']|'')*'", "''");
        if (words.toUpperCase(Locale.ROOT).startsWith("CREATE TABLE")) {
            return false;
        }
        return TAKES_AWAY.matcher(words).find()
                || NARROWS.matcher(words).find()
                || split(words, ',').stream()
                        .map(String::strip)
                        .anyMatch(part -> ADDS_COLUMN.matcher(part).matches()
                                && NEEDS_A_VALUE.matcher(part).matches());
    }

    /** Outside of quotation marks, parentheses and comments. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        boolean comment = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            comment = !quoted && (comment ? c != '\n' : text.startsWith("-- ", i));
            if (!comment) {
                quoted ^= c == '\'';
                depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            if (c == at && depth == 0 && !quoted && !comment) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
