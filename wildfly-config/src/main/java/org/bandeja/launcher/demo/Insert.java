package org.bandeja.launcher.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row into one table. */
final class Insert {
    private Insert() {}

    /**
     * @param columns names, separated by commas
     * @param values in the same order; an Instant is written as UTC, an Optional as its value or NULL
     */
    static void row(Connection connection, String table, String columns, Object... values) throws SQLException {
        String places = Stream.of(values).map(value -> "?").collect(Collectors.joining(", "));
        String sql = "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, plain(values[i]));
            }
            insert.executeUpdate();
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Insert::plain).orElse(null);
        }
        return value instanceof Instant instant ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : value;
    }
}
