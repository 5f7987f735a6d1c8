package org.bandeja.bench.measure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bandeja.bench.instance.Administrator;
import org.bandeja.bench.instance.Rows;

/**
 * What a call asks of the database, by the database's own log, and how that goes about it ({@code EXPLAIN}). Only for the
 * embedded database, whose administrator is asked through the socket file.
 */
final class Statements {
    /** What comes as often belongs to the calls; what works in the background comes once or twice meanwhile. */
    private static final int CALLS = 10;

    /** Reading all of a table with so few rows is right. */
    private static final long SMALL = 1_000;

    private static final Pattern ASKS = Pattern.compile(
            "(?:set statement \\S+ for )?(?:select|insert|update|delete)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMITED = Pattern.compile("^set statement \\S+ for ", Pattern.CASE_INSENSITIVE);
    private static final Set<String> WHOLE = Set.of("ALL", "index");

    private final Administrator administrator;
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private Statements(Administrator administrator) {
        this.administrator = administrator;
    }

    /** @return empty where the database is not the embedded one of this machine */
    static Optional<Statements> of(Rows rows) {
        return Administrator.of(rows).map(Statements::new);
    }

    /**
     * @param count of one call
     * @param ways table, access and index, of each table that is not small
     * @param whole of these, what is read from end to end
     */
    record Asked(long count, Set<String> ways, Set<String> whole) {
        String text() {
            return count + ": " + String.join("; ", ways);
        }
    }

    /**
     * One statement of a call.
     *
     * @param text with the values of its last time
     * @param perCall how often a call asks it
     */
    record One(String text, long perCall) {}

    /** @param call made some times */
    Asked by(Runnable call) {
        List<One> all = askedBy(call);
        Set<String> ways = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        all.forEach(one -> explain(one.text(), ways, whole));
        return new Asked(all.stream().mapToLong(One::perCall).sum(), ways, whole);
    }

    /** What a call asks, each shape of a statement once. */
    List<One> askedBy(Runnable call) {
        Map<String, List<String>> asked = logged(() -> {
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
        });
        asked.values().removeIf(same -> same.size() < CALLS);
        return asked.values().stream()
                .map(same -> new One(same.get(same.size() - 1), Math.round((double) same.size() / CALLS)))
                .toList();
    }

    /** What is asked while this goes on, by whomever; by shape. */
    Map<String, List<String>> logged(Runnable work) {
        administrator.ask(
                "set global log_output = 'TABLE', general_log = 0; truncate mysql.general_log; set global general_log = 1");
        try {
            work.run();
        } finally {
            administrator.ask("set global general_log = 0");
        }
        return administrator
                .ask("select replace(replace(argument, '\\n', ' '), '\\t', ' ') from mysql.general_log"
                        + " where command_type in ('Query', 'Execute')")
                .stream()
                .filter(text -> ASKS.matcher(text).matches())
                .collect(Collectors.groupingBy(Statements::shape, LinkedHashMap::new, Collectors.toList()));
    }

    /** How the database goes about it: each table that is not small, access and index. */
    Asked waysOf(String text) {
        Set<String> ways = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        explain(text, ways, whole);
        return new Asked(1, ways, whole);
    }

    /** What it reads, sorts and finds when it is done once more. */
    Effort effortOf(String text) {
        return Effort.of(String.join(
                "\n",
                administrator.ask("analyze format=json " + LIMITED.matcher(text).replaceFirst(""))));
    }

    /** The same of what changes something: it is done once more, and taken back. */
    Effort effortOfChange(String text) {
        return Effort.of(
                String.join("\n", administrator.ask("start transaction; analyze format=json " + text + "; rollback;")));
    }

    /** The statement without its values. */
    static String shape(String text) {
        return text.replaceAll("(?s)\\\\.", "e")
                .replaceAll("'[^']*'", "?")
                .replaceAll("\\?{2,}", "?")
                .replaceAll("\\b\\d+\\b", "?")
                // Possessive: else each value of a long list is a step down the stack.
                .replaceAll("\\?(?:\\s*,\\s*\\?)++", "?");
    }

    private void explain(String text, Set<String> ways, Set<String> whole) {
        for (String line : administrator.ask("explain " + LIMITED.matcher(text).replaceFirst(""))) {
            String[] columns = line.split("\t");
            // Derived tables, unions, and what was known before it began.
            if (columns.length < 6 || columns[2].startsWith("<") || columns[2].equals("NULL")) {
                continue;
            }
            String table = tableOf(columns[2], text);
            if (sizes.computeIfAbsent(table, this::size) <= SMALL) {
                continue;
            }
            String way = table + " " + columns[3] + (columns[5].equals("NULL") ? "" : " " + columns[5]);
            ways.add(way);
            if (WHOLE.contains(columns[3])) {
                whole.add(way);
            }
        }
    }

    /** EXPLAIN tells the name that the statement gave it. */
    private static String tableOf(String name, String text) {
        var named = Pattern.compile("(?:from|join|,)\\s*\\(?\\s*(\\w+)\\s+(?:as\\s+)?" + Pattern.quote(name) + "\\b")
                .matcher(text);
        return named.find() ? named.group(1) : name;
    }

    private long size(String table) {
        List<String> rows =
                administrator.ask("select table_rows from information_schema.tables where table_schema = 'bandeja'"
                        + " and table_name = '" + table + "'");
        return rows.isEmpty() || rows.get(0).equals("NULL") ? Long.MAX_VALUE : Long.parseLong(rows.get(0));
    }
}
