package org.bandeja.screen.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static final Pattern QUOTED = Pattern.compile("'[^'\\n]*'");
    private static final String A_MARK_IN_A_PATTERN = "const LINK = /";

    @Test
    void whatHasLinesForItselfGoesAndLeavesThemEmpty() {
        assertThat(
                        Comments.leftOut(
                                "/** What it is. */\nconst a = 1;\n    // why\n    b();\n/**\n * More:\n * of it.\n */\nc();\n"))
                .isEqualTo("\nconst a = 1;\n\n    b();\n\n\n\n\nc();\n");
    }

    @Test
    void whatStandsInALineWithCodeStays() {
        String code = "a(); // why\nconst b = 'https://example.com'; /* so */\n/* here */ c();\nconst d = /\\/\\*/;\n";
        assertThat(Comments.leftOut(code)).isEqualTo(code);
    }

    @Test
    void aCommentEndsWhereItEnds() {
        assertThat(Comments.leftOut("/* one */\na();\n/* two **/\nb();\n/***/\n"))
                .isEqualTo("\na();\n\nb();\n\n");
    }

    @Test
    void noScriptHasATextOfSeveralLinesInWhichOneCouldLookLikeAComment() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/webapp/app"))) {
            List<Path> all =
                    scripts.filter(path -> path.toString().endsWith(".js")).toList();
            assertThat(all).hasSizeGreaterThan(100);
            for (Path script : all) {
                assertThat(Comments.leftOut(Files.readString(script)).lines())
                        .as(script.toString())
                        .filteredOn(line -> !line.startsWith(A_MARK_IN_A_PATTERN))
                        .allMatch(line -> QUOTED.matcher(line)
                                                .replaceAll("")
                                                .chars()
                                                .filter(letter -> letter == '`')
                                                .count()
                                        % 2
                                == 0);
            }
        }
    }
}
