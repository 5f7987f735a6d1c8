package org.bandeja.bench.growth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A row of a table as a file for loading holds it.
 *
 * @param order rows are loaded in the order of the table's key
 */
record Row(long order, String line) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** @param values texts, numbers, times; null is none */
    static Row of(long order, Object... values) {
        return new Row(order, Arrays.stream(values).map(Row::text).collect(Collectors.joining("\t")));
    }

    private static String text(Object value) {
        if (value == null) {
            return "\\N";
        }
        return value instanceof Instant time ? TIME.format(time) : value.toString();
    }
}
