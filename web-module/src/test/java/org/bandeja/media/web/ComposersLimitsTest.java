package org.bandeja.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandeja.media.rules.FileKind;
import org.junit.jupiter.api.Test;

/** The composer refuses what the server would, and nothing else: they have the same table. */
class ComposersLimitsTest {
    private static final Path MODULE = Path.of("src/main/webapp/app/media-limits.js");
    private static final Pattern ROW = Pattern.compile(
            "\"(\\w+)\": \\{ \"most\": (\\d+), \"captioned\": (true|false), \"mimes\": \\[([^\\]]*)] }");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern CAPTION = Pattern.compile("LONGEST_CAPTION = (\\d+);");
    private static final Pattern STILL = Pattern.compile("STILL_STICKER = (\\d+);");

    private final String source = read();

    @Test
    void bothHaveTheSameLimits() {
        assertThat(ROW.matcher(source).results().map(ComposersLimitsTest::words))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FileKind.values())
                        .map(ComposersLimitsTest::words)
                        .toList());
        assertThat(number(CAPTION)).isEqualTo(FileKind.LONGEST_CAPTION);
        assertThat(number(STILL)).isEqualTo(FileKind.STILL_STICKER);
    }

    private long number(Pattern pattern) {
        Matcher found = pattern.matcher(source);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private static String words(MatchResult row) {
        String mimes = QUOTED.matcher(row.group(4))
                .results()
                .map(found -> found.group(1))
                .sorted()
                .collect(Collectors.joining(","));
        return row.group(1) + " " + row.group(2) + " " + row.group(3) + " " + mimes;
    }

    private static String words(FileKind kind) {
        String mimes = kind.mimes().stream().sorted().collect(Collectors.joining(","));
        return kind.type() + " " + kind.most() + " " + kind.isCaptioned() + " " + mimes;
    }

    private static String read() {
        try {
            return Files.readString(MODULE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
