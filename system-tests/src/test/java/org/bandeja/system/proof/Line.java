package org.bandeja.system.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A line of docs/DOORS.md.
 *
 * @param verb an HTTP method, or PAGE, STATIC, SERVLET, SOCKET, ACTION, EVENT
 * @param door path or event
 * @param given how the conversation stands
 * @param sends query, body, file or deed
 */
record Line(String verb, String door, String given, String sends, Map<Who, String> cells) {
    private static final Set<String> READING = Set.of("GET", "PAGE", "STATIC", "SERVLET", "SOCKET");
    private static final Pattern PLACE = Pattern.compile("(?<=/)([a-z-]+)/\\{\\w+}");
    private static final Pattern ASKED = Pattern.compile("(?<==)\\{([a-z-]+)}");
    private static final int COLUMNS = 3 + Who.values().length;

    static List<Line> all() {
        Path table = Path.of(System.getProperty("bandeja.root"), "docs", "DOORS.md");
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> line.matches("\\| [A-Z]+ .*"))
                    .map(Line::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line parse(String line) {
        List<String> columns = new ArrayList<>(
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
        columns.remove(0);
        columns.remove(columns.size() - 1);
        if (columns.size() != COLUMNS) {
            throw new IllegalStateException(COLUMNS + " columns are needed: " + line);
        }
        String[] door = columns.get(0).split(" ", 2);
        Map<Who, String> cells = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            cells.put(who, columns.get(3 + who.ordinal()));
        }
        return new Line(door[0], door[1], columns.get(1), columns.get(2), cells);
    }

    /** The path with an id in each of its places. */
    static String place(String door, UnaryOperator<String> ids) {
        return PLACE.matcher(door).replaceAll(found -> found.group(1) + "/" + ids.apply(found.group(1)));
    }

    /** The query with an id in each of its places; empty: it sends none. */
    String query(UnaryOperator<String> ids) {
        return sends.startsWith("?") ? ASKED.matcher(sends).replaceAll(found -> ids.apply(found.group(1))) : "";
    }

    boolean isEvent() {
        return verb.equals("EVENT");
    }

    boolean isAction() {
        return verb.equals("ACTION");
    }

    boolean isReading() {
        return READING.contains(verb);
    }

    boolean takesAnId() {
        return door.contains("{") || ASKED.matcher(sends).find();
    }

    int status(Who who) {
        return Integer.parseInt(cells.get(who).replace("+", ""));
    }

    boolean tellsSecrets(Who who) {
        return cells.get(who).endsWith("+");
    }

    @Override
    public String toString() {
        return verb + " " + door + " " + sends + " (" + given + ")";
    }
}
