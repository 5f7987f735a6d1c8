package org.bandeja.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The conversations of the demo, as they stand in the resource beside this class. */
final class Script {
    private Script() {}

    static List<Episode> conversations() {
        return ScriptReader.read(lines("conversations.txt"), lines("smalltalk.txt"));
    }

    private static List<String> lines(String name) {
        InputStream stream = Script.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException(name + " is missing");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
