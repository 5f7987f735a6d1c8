package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of {@code docs/operations/INSTALL.md} that are typed as they stand there: its blocks of bash, with their headings. */
public final class Handbook {
    private static final Pattern PART = Pattern.compile("(?ms)^### ([^\n]*)$|^```bash\n(.*?)^```$");

    private final List<Step> steps = new ArrayList<>();

    /** A block of commands below a heading. */
    public record Step(String heading, String commands) {}

    /** @param elsewhere what its examples are called on this machine */
    public Handbook(Path root, Map<String, String> elsewhere) {
        String heading = "";
        Matcher parts = PART.matcher(read(root.resolve("docs/operations/INSTALL.md")));
        while (parts.find()) {
            if (parts.group(1) != null) {
                heading = parts.group(1);
            } else {
                String commands = parts.group(2);
                for (Map.Entry<String, String> name : elsewhere.entrySet()) {
                    commands = commands.replace(name.getKey(), name.getValue());
                }
                steps.add(new Step(heading, commands));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
