package org.bandeja.console.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What people see in the columns of a table: rows are put in order by it, and found by its words. The first column is the order
 * of rows that are the same in another. Rows without anything in a column stand last in it, up and down.
 */
final class Columns<T> {
    private final Map<String, Column<T, ?>> columns = new LinkedHashMap<>();
    private final List<Function<T, String>> seen = new ArrayList<>();

    private record Column<T, K>(Function<T, Optional<K>> value, Function<Locale, Comparator<K>> order) {
        List<T> inOrder(List<T> rows, boolean descending, Locale locale) {
            Comparator<K> up = order.apply(locale);
            Comparator<K> wanted = descending ? up.reversed() : up;
            return rows.stream()
                    .map(row -> new Valued<>(row, value.apply(row)))
                    .sorted((one, other) -> compare(one.value(), other.value(), wanted))
                    .map(Valued::row)
                    .toList();
        }

        private static <K> int compare(Optional<K> one, Optional<K> other, Comparator<K> wanted) {
            return one.isPresent() && other.isPresent()
                    ? wanted.compare(one.get(), other.get())
                    : Boolean.compare(one.isEmpty(), other.isEmpty());
        }
    }

    private record Valued<T, K>(T row, Optional<K> value) {}

    /** Words: in the order in which people read them. */
    Columns<T> text(String field, Function<T, String> text) {
        Function<T, Optional<String>> value =
                row -> Optional.of(text.apply(row)).filter(said -> !said.isBlank());
        return column(field, new Column<>(value, ReadingOrder::new)).says(text);
    }

    Columns<T> number(String field, ToLongFunction<T> number) {
        return column(field, new Column<T, Long>(row -> Optional.of(number.applyAsLong(row)), locale -> Long::compare));
    }

    Columns<T> time(String field, Function<T, Optional<Instant>> time) {
        return column(field, new Column<>(time, locale -> Instant::compareTo));
    }

    /**
     * Something that has an order of its own.
     *
     * @param rank which comes first; empty: there is nothing to say
     * @param word what people see of it
     */
    Columns<T> state(String field, Function<T, Optional<Integer>> rank, Function<T, String> word) {
        return column(field, new Column<>(rank, locale -> Integer::compareTo)).says(word);
    }

    /** Words that stand in the row, too. */
    Columns<T> says(Function<T, String> words) {
        seen.add(words);
        return this;
    }

    private Columns<T> column(String field, Column<T, ?> column) {
        columns.put(field, column);
        return this;
    }

    /** @param field of the column; the first one where there is no such column */
    List<T> inOrder(List<T> rows, String field, boolean descending, Locale locale) {
        Column<T, ?> first = columns.values().iterator().next();
        Column<T, ?> wanted = columns.getOrDefault(field, first);
        List<T> usual = wanted == first ? rows : first.inOrder(rows, false, locale);
        return wanted.inOrder(usual, descending, locale);
    }

    List<T> found(List<T> rows, FindWords words) {
        return words.isEmpty()
                ? rows
                : rows.stream().filter(row -> words.areIn(seen(row))).toList();
    }

    private String seen(T row) {
        return seen.stream().map(words -> words.apply(row)).collect(Collectors.joining("\n"));
    }
}
