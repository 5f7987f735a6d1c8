package org.bandeja.conversation.service;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bandeja.conversation.model.TooMuchForWhatsApp;
import org.bandeja.refusal.model.Malformed;

/** Holds what an agent wants to send against WhatsApp's limits, field by field. Characters are code points. */
final class Limits {
    private Limits() {}

    /** Several lines, kept as written. */
    static String text(String field, String value, int most) {
        if (value == null || value.isBlank()) {
            throw new Malformed(field);
        }
        return within(field, value, most);
    }

    /** One line, without blanks around it. */
    static String line(String field, String value, int most) {
        String line = text(field, value, Integer.MAX_VALUE).strip();
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new Malformed(field);
        }
        return within(field, line, most);
    }

    /** As {@link #line}, where there is something; blank is nothing. */
    static Optional<String> line(String field, Optional<String> value, int most) {
        return value.filter(text -> !text.isBlank()).map(text -> line(field, text, most));
    }

    static <T> List<T> count(String field, List<T> items, int least, int most) {
        if (items == null || items.size() < least) {
            throw new Malformed(field);
        }
        if (items.size() > most) {
            throw new TooMuchForWhatsApp(field, most);
        }
        return List.copyOf(items);
    }

    static void allDiffer(String field, Stream<String> values) {
        Set<String> seen = new HashSet<>();
        if (!values.allMatch(seen::add)) {
            throw new Malformed(field + ": two are the same");
        }
    }

    private static String within(String field, String value, int most) {
        if (value.codePointCount(0, value.length()) > most) {
            throw new TooMuchForWhatsApp(field, most);
        }
        return value;
    }
}
