package org.bandeja.system.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in the database that can hold words: all columns of texts and bytes, of all tables. */
public final class TextColumns {
    private static final String ALL =
            "SELECT CONCAT(c.table_name, ' ', c.column_name) FROM information_schema.columns c"
                    + " JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                    + " WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.data_type IN"
                    + " ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'tinyblob', 'blob', 'mediumblob',"
                    + " 'longblob', 'binary', 'varbinary', 'json')";

    private final Rows rows;
    private final Map<String, List<String>> columns;

    public TextColumns(Rows rows) {
        this.rows = rows;
        columns = rows.all(ALL).stream()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], TreeMap::new, Collectors.mapping(parts -> parts[1], Collectors.toList())));
    }

    /** How many columns there are. */
    public int count() {
        return columns.values().stream().mapToInt(List::size).sum();
    }

    /** The columns that hold one of these words somewhere, whatever its case; each table is looked through once. */
    public List<String> holding(String... words) {
        return columns.entrySet().stream()
                .filter(table -> holds(table.getKey(), table.getValue(), words))
                .flatMap(table -> table.getValue().stream()
                        .filter(column -> holds(table.getKey(), List.of(column), words))
                        .map(column -> table.getKey() + "." + column))
                .toList();
    }

    private boolean holds(String table, List<String> some, String... words) {
        String text = some.stream()
                .map(column -> "CONVERT(`" + column + "` USING utf8mb4)")
                .collect(Collectors.joining(", ", "LOWER(CONCAT_WS(' ', ", "))"));
        String any = Stream.of(words)
                .map(word -> "LOCATE(LOWER(?), " + text + ") > 0")
                .collect(Collectors.joining(" OR "));
        return !rows.all("SELECT 1 FROM `" + table + "` WHERE " + any + " LIMIT 1", (Object[]) words)
                .isEmpty();
    }
}
