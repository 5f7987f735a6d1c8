package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link of the documents arrives somewhere. */
class LinksTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    private record Link(Path from, String file, String heading) {
        private Path target() {
            return file.isEmpty() ? from : from.resolveSibling(file).normalize();
        }

        private boolean leadsSomewhere() {
            return Files.exists(target())
                    && (heading == null || headings(target()).contains(heading));
        }
    }

    @Test
    void eachLinkLeadsToAFileAndAHeading() throws IOException {
        List<Link> links = documents().stream().flatMap(LinksTest::links).toList();
        assertThat(links).hasSizeGreaterThan(500);
        assertThat(links).filteredOn(link -> !link.leadsSomewhere()).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<Link> links(Path document) {
        return LINK
                .matcher(text(document))
                .results()
                .map(found -> new Link(document, found.group(1), found.group(2)))
                .toList()
                .stream();
    }

    /** As GitHub names them: small letters, digits and hyphens for blanks. */
    private static Set<String> headings(Path document) {
        return HEADING.matcher(text(document))
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
                .map(name -> name.replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
