package org.bandeja.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bandeja.system.installation.Installation;

/** What the server has written down, in all of its files. */
public final class ServerLog {
    private static final String STEPS = "/subsystem=logging/logger=org.bandeja.trace";

    private final Path directory;
    private final Management management;

    public ServerLog(Installation installation) {
        directory = installation.directory().resolve("log");
        management = new Management(installation);
    }

    /** Meanwhile it tells the steps of all that it does, as IT switches it on. */
    public void whileTellingSteps(Runnable meanwhile) {
        management.run(STEPS, "add", "level", "DEBUG");
        try {
            meanwhile.run();
        } finally {
            management.run(STEPS, "remove");
        }
    }

    /** Meanwhile it writes JSON, one record a line. */
    public void whileWritingJson(Runnable meanwhile) {
        String file = "/subsystem=logging/size-rotating-file-handler=ROLLING";
        String json = "/subsystem=logging/json-formatter=JSON";
        management.run(json, "add", "exception-output-type", "formatted", "zone-id", "UTC");
        try {
            management.run(file, "write-attribute", "name", "named-formatter", "value", "JSON");
            meanwhile.run();
        } finally {
            management.run(file, "write-attribute", "name", "named-formatter", "value", "PATTERN");
            management.run(json, "remove");
        }
    }

    /** Lines that hold all of this. */
    public List<String> lines(String... parts) {
        return read("server.log")
                .lines()
                .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                .toList();
    }

    /** All that stands in it, and in what it says to its console and of its management. */
    public String all() {
        return read("server") + read("audit");
    }

    private String read(String beginning) {
        try (Stream<Path> files = Files.list(directory)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(beginning))
                    .sorted()
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
