package org.bandeja.soak;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is in a database at one moment: of each row of each table a hash of all its columns. */
final class RowPrints {
    private final Map<String, List<String>> prints = new TreeMap<>();

    /**
     * What is looked at of a table.
     *
     * @param rows a condition
     * @param columns of some of its columns: what is looked at in their place
     */
    record Seen(String rows, Map<String, String> columns) {
        private static final Seen ALL = only("true");

        static Seen only(String rows) {
            return new Seen(rows, Map.of());
        }

        static Seen as(Map<String, String> columns) {
            return new Seen("true", columns);
        }

        private String print(String column) {
            return "ifnull(hex(cast(" + columns.getOrDefault(column, "`" + column + "`") + " as binary)), '-')";
        }
    }

    /** As this connection's transaction sees it. */
    static RowPrints of(Connection connection) throws SQLException {
        return of(connection, Map.of());
    }

    /** @param seen of some tables; of the others all is looked at */
    static RowPrints of(Connection connection, Map<String, Seen> seen) throws SQLException {
        RowPrints all = new RowPrints();
        for (String table : texts(
                connection,
                "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'")) {
            Seen part = seen.getOrDefault(table, Seen.ALL);
            String columns = texts(
                            connection,
                            "select column_name from information_schema.columns where table_schema = database() and table_name = '"
                                    + table + "' order by ordinal_position")
                    .stream()
                    .map(part::print)
                    .collect(Collectors.joining(", "));
            all.prints.put(
                    table,
                    texts(
                            connection,
                            "select md5(concat_ws(',', " + columns + ")) p from `" + table + "` where " + part.rows()
                                    + " order by p"));
        }
        return all;
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int rows() {
        return prints.values().stream().mapToInt(List::size).sum();
    }

    /** Tables that are not the same in the other one. */
    List<String> differing(RowPrints other) {
        List<String> found = new ArrayList<>();
        Map<String, List<String>> all = new TreeMap<>(prints);
        other.prints.forEach(all::putIfAbsent);
        for (String table : all.keySet()) {
            List<String> ours = prints.getOrDefault(table, List.of());
            List<String> theirs = other.prints.getOrDefault(table, List.of());
            if (!ours.equals(theirs)) {
                found.add(table);
            }
        }
        return found;
    }
}
