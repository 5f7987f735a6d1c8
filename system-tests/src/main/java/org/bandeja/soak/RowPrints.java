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

    /** As this connection's transaction sees it. */
    static RowPrints of(Connection connection) throws SQLException {
        RowPrints all = new RowPrints();
        for (String table : texts(
                connection,
                "select table_name from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'")) {
            String columns = texts(
                            connection,
                            "select column_name from information_schema.columns where table_schema = database() and table_name = '"
                                    + table + "' order by ordinal_position")
                    .stream()
                    .map(column -> "ifnull(hex(cast(`" + column + "` as binary)), '-')")
                    .collect(Collectors.joining(", "));
            all.prints.put(
                    table,
                    texts(connection, "select md5(concat_ws(',', " + columns + ")) p from `" + table + "` order by p"));
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

    /** Tables that are not the same in the other one, with how many rows each has. */
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

    int rows(String table) {
        return prints.getOrDefault(table, List.of()).size();
    }
}
