package org.bandeja.audit.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names with values as lines of text: {@code name=value}, line ends and backslashes in values escaped. */
final class NamedValues {
    private NamedValues() {}

    static <T> String text(List<T> items, Function<T, String> name, Function<T, String> value) {
        return items.stream()
                .map(item -> name.apply(item) + "=" + escaped(value.apply(item)))
                .collect(Collectors.joining("\n"));
    }

    /** @param text may be null: no values */
    static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        if (text != null) {
            text.lines().filter(line -> line.contains("=")).forEach(line -> {
                int end = line.indexOf('=');
                values.put(line.substring(0, end), unescaped(line.substring(end + 1)));
            });
        }
        return values;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(
                        switch (next) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> next;
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
