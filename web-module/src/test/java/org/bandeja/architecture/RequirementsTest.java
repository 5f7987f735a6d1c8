package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was required in the beginning has its tests and its pictures, each of them. */
class RequirementsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path TESTS = Path.of("../system-tests/src/test/java/org/bandeja/system/browser");
    private static final Path PICTURES = DOCS.resolve("screens/requirements");

    /** All of them may not weigh more in a clone. */
    private static final long BYTES = 6_000_000;

    private static final int FEWEST = 38;
    private static final List<String> WIDTHS = List.of("1440", "390");
    private static final Pattern LINE = Pattern.compile("\\| (R\\d\\d) \\| [^|]+ \\| `(\\w+)\\.(\\w+)` \\| (.*) \\|");
    private static final Pattern LINK = Pattern.compile("\\[(?:desk|phone)]\\((\\S+)\\)");

    private record Requirement(String number, String test, String method, List<String> pictures) {}

    @Test
    void theyAreNumberedOneByOne() {
        List<Requirement> all = requirements();
        assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(all)
                .extracting(Requirement::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size())
                        .mapToObj("R%02d"::formatted)
                        .toList());
        assertThat(all).extracting(Requirement::method).doesNotHaveDuplicates();
    }

    @Test
    void eachHasItsTestForBothWidthsWhichTakesItsPicture() {
        for (Requirement requirement : requirements()) {
            String source = text(TESTS.resolve(requirement.test() + ".java"));
            Matcher test = Pattern.compile("@ParameterizedTest\\s+@EnumSource\\(Width\\.class\\)\\s+void "
                            + requirement.method() + "\\(")
                    .matcher(source);
            assertThat(test.find()).as(requirement.toString()).isTrue();
            int end = source.indexOf("@ParameterizedTest", test.end());
            assertThat(source.substring(test.end(), end < 0 ? source.length() : end))
                    .as(requirement.toString())
                    .contains(".picture(\"" + requirement.number() + "\")");
        }
    }

    @Test
    void eachTestOfARequirementHasItsLine() throws IOException {
        Pattern test = Pattern.compile("@EnumSource\\(Width\\.class\\)\\s+void (\\w+)\\(");
        try (Stream<Path> files = Files.list(TESTS)) {
            List<String> methods = files.filter(file -> file.toString().endsWith("RequirementIT.java"))
                    .flatMap(file -> test.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(methods)
                    .containsExactlyInAnyOrderElementsOf(
                            requirements().stream().map(Requirement::method).toList());
        }
    }

    @Test
    void eachHasItsPicturesAndThereAreNoOthers() throws IOException {
        List<String> wanted = requirements().stream()
                .flatMap(requirement -> WIDTHS.stream().map(width -> requirement.number() + "-" + width + ".webp"))
                .sorted()
                .toList();
        assertThat(requirements().stream().flatMap(requirement -> requirement.pictures().stream()))
                .containsExactlyInAnyOrderElementsOf(wanted.stream()
                        .map(name -> "screens/requirements/" + name)
                        .toList());
        try (Stream<Path> files = Files.list(PICTURES)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).extracting(file -> file.getFileName().toString()).containsExactlyElementsOf(wanted);
            assertThat(all.stream().mapToLong(file -> file.toFile().length()).sum())
                    .as("bytes of all pictures")
                    .isLessThan(BYTES);
        }
    }

    private static List<Requirement> requirements() {
        return LINE.matcher(text(DOCS.resolve("REQUIREMENTS.md")))
                .results()
                .map(line -> new Requirement(
                        line.group(1),
                        line.group(2),
                        line.group(3),
                        LINK.matcher(line.group(4))
                                .results()
                                .map(link -> link.group(1))
                                .toList()))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
