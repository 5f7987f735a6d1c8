package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever looks for a decision finds it in the list, under its title. */
class DecisionsTest {
    private static final Path DECISIONS = Path.of("../docs/decisions");

    @Test
    void numbersAreUnique() throws IOException {
        assertThat(files()).hasSizeGreaterThan(100);
        assertThat(files()).extracting(DecisionsTest::number).doesNotHaveDuplicates();
    }

    @Test
    void eachBeginsWithItsNumberAndTitleAndHasItsLine() throws IOException {
        List<String> lines = Files.readAllLines(DECISIONS.resolve("README.md")).stream()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.substring(0, line.indexOf(" | ", line.indexOf(" | ") + 1)))
                .toList();
        assertThat(lines)
                .containsExactlyElementsOf(
                        files().stream().map(DecisionsTest::line).toList());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DECISIONS)) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    private static String number(Path file) {
        return file.getFileName().toString().substring(0, 3);
    }

    /** As it has to begin in the list. */
    private static String line(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            String heading = lines.findFirst().orElseThrow();
            String begin = "# " + number(file) + " ";
            assertThat(heading).as(file.toString()).startsWith(begin);
            return "| [" + number(file) + "](" + file.getFileName() + ") | " + heading.substring(begin.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
