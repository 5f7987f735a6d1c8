package org.bandeja.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A failure goes into the log without words that may quote what somebody wrote (decision 341). */
class LoggedFailuresTest {
    private static final Pattern CALL = Pattern.compile("LOG\\.(?:error|warn|info|debug|trace)f?\\(([^;]*);");
    private static final Pattern AS_IT_IS =
            Pattern.compile("^\\s*(?:\\(Throwable\\)|[a-z]\\w*\\s*,)|(?<![.\\w(])\\be\\s*\\)");
    /** What it says is a setting's name and value, which IT gave. */
    private static final String OF_SETTINGS = "LoginSettingsCheck.java";

    @Test
    void eachIsToldWithoutItsWords() {
        assertThat(Stream.of("persistence-module", "ejb-module", "web-module")
                        .flatMap(module -> sources(Path.of("..", module, "src/main/java")).stream())
                        .filter(source -> !source.endsWith(OF_SETTINGS))
                        .flatMap(source -> CALL.matcher(read(source))
                                .results()
                                .filter(call -> AS_IT_IS.matcher(call.group(1)).find())
                                .map(call -> source.getFileName() + ": " + call.group())))
                .as("Wordless.of(failure)")
                .isEmpty();
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
