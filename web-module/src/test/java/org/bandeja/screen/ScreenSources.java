package org.bandeja.screen;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sources of the pages and the texts, as the tests read them. */
final class ScreenSources {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path BEANS = Path.of("src/main/java");
    private static final Path TEXTS = Path.of("src/main/resources/org/bandeja");

    private ScreenSources() {}

    static Map<String, String> texts(String language) {
        return texts("texts", language);
    }

    static Map<String, String> texts(String bundle, String language) {
        Properties properties = new Properties();
        String file = bundle + "_" + language.replace('-', '_') + ".properties";
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** Files with these endings, by their path below the pages. */
    static Map<String, String> files(String... endings) {
        return files(PAGES, endings);
    }

    /** The Java of this module, by its path. */
    static Map<String, String> beans() {
        return files(BEANS, ".java");
    }

    private static Map<String, String> files(Path root, String... endings) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .collect(Collectors.toMap(
                            file -> root.relativize(file).toString(), ScreenSources::read, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
