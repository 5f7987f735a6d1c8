package org.bandeja.contact.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can stand in a field of contacts. */
public enum FieldKind {
    /** One line. */
    TEXT {
        @Override
        Optional<String> read(String typed, List<String> choices) {
            return Optional.of(typed).filter(text -> text.codePointCount(0, text.length()) <= LONGEST);
        }
    },
    /** Digits, perhaps with a point. */
    NUMBER {
        @Override
        Optional<String> read(String typed, List<String> choices) {
            String number = typed.replace(',', '.');
            return NUMBERS.matcher(number).matches()
                    ? Optional.of(new BigDecimal(number).toPlainString())
                    : Optional.empty();
        }
    },
    /** A day, as 2026-11-28. */
    DATE {
        @Override
        Optional<String> read(String typed, List<String> choices) {
            try {
                LocalDate day = LocalDate.parse(typed);
                return day.getYear() >= 1 && day.getYear() <= 9999 ? Optional.of(day.toString()) : Optional.empty();
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    },
    /** One of the field's own words. */
    CHOICE {
        @Override
        Optional<String> read(String typed, List<String> choices) {
            return Optional.of(typed).filter(choices::contains);
        }
    };

    static final int LONGEST = 500;
    private static final Pattern NUMBERS = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** What is kept of what was typed; empty when it is no such thing. */
    abstract Optional<String> read(String typed, List<String> choices);
}
