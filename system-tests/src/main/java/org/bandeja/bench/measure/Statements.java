package org.bandeja.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private final Path client;
    private final String socket;
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private Statements(Path client, String socket) {
        this.client = client;
        this.socket = socket;
    }

    /** @return empty where the database is not the embedded one of this machine */
    static Optional<Statements> of(Rows rows) {
        Path client = Path.of(System.getProperty("bandeja.root"), "wildfly-config/target/mariadb/bin/mariadb");
        String socket = rows.all("select @@socket").get(0);
        return Files.isExecutable(client) && Files.exists(Path.of(socket))
                ? Optional.of(new Statements(client, socket))
                : Optional.empty();
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

    /** @param call made some times */
    Asked by(Runnable call) {
        ask("set global log_output = 'TABLE', general_log = 0; truncate mysql.general_log; set global general_log = 1");
        try {
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
        } finally {
            ask("set global general_log = 0");
        }
        Map<String, List<String>> asked = ask(
                        "select replace(replace(argument, '\\n', ' '), '\\t', ' ') from mysql.general_log"
                                + " where command_type in ('Query', 'Execute')")
                .stream()
                .filter(text -> ASKS.matcher(text).matches())
                .collect(Collectors.groupingBy(Statements::shape, LinkedHashMap::new, Collectors.toList()));
        asked.values().removeIf(same -> same.size() < CALLS);
        Set<String> ways = new LinkedHashSet<>();
        Set<String> whole = new LinkedHashSet<>();
        asked.values().stream().map(same -> same.get(same.size() - 1)).forEach(text -> explain(text, ways, whole));
        long count = asked.values().stream()
                .mapToLong(same -> Math.round((double) same.size() / CALLS))
                .sum();
        return new Asked(count, ways, whole);
    }

    /** The statement without its values. */
    private static String shape(String text) {
        return text.replaceAll("'(?:[^'\\\\]|\\\\.|'')*'", "?")
                .replaceAll("\\b\\d+\\b", "?")
                .replaceAll("\\?(?:\\s*,\\s*\\?)+", "?");
    }

    private void explain(String text, Set<String> ways, Set<String> whole) {
        for (String line : ask("explain " + LIMITED.matcher(text).replaceFirst(""))) {
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
        List<String> rows = ask("select table_rows from information_schema.tables where table_schema = 'bandeja'"
                + " and table_name = '" + table + "'");
        return rows.isEmpty() || rows.get(0).equals("NULL") ? Long.MAX_VALUE : Long.parseLong(rows.get(0));
    }

    private List<String> ask(String sql) {
        try {
            Process process = new ProcessBuilder(
                            client.toString(),
                            "--no-defaults",
                            "--skip-ssl",
                            "--batch",
                            "--raw",
                            "--skip-column-names",
                            "--default-character-set=utf8mb4",
                            "--socket=" + socket,
                            "--user=root",
                            "bandeja")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().write(sql.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the database's administrator was answered: " + answer);
            }
            return answer.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
