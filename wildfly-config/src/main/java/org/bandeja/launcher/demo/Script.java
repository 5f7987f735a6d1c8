package org.bandeja.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The conversations of the demo, as they stand in the resource beside this class. */
final class Script {
    private Script() {}

    static List<Episode> conversations() {
        return ScriptReader.read(lines("conversations.txt"), lines("smalltalk.txt"));
    }

    /** The whole company: what else is worth looking at, and many who ask for what people ask for. */
    static List<Episode> more() {
        List<Episode> all = new ArrayList<>(ScriptReader.read(lines("more.txt"), lines("smalltalk.txt")));
        all.addAll(ScriptReader.read(new Crowd(lines("crowd.txt")).lines(), List.of()));
        return all;
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
