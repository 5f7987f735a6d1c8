package org.bandeja.console.web;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody looks for in a table. A row is meant when each of the words stands somewhere in it, whatever the case and the
 * accents.
 *
 * @param words small and without accents; empty: every row is meant
 */
record FindWords(List<String> words) {
    /** So many signs are looked for, which is what the field takes: people type no more. */
    static final int LONGEST = 120;

    /** Accents, and what nobody sees: numbers are copied with signs for the direction in which they are read. */
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");

    FindWords {
        words = List.copyOf(words);
    }

    /** @param typed as it stands in the field */
    static FindWords of(String typed) {
        return new FindWords(Stream.of(plain(typed).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }

    /** @param typed null: nothing */
    static String cut(String typed) {
        return typed == null ? "" : typed.substring(0, Math.min(LONGEST, typed.length()));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** @param shown what people see in a row */
    boolean areIn(String shown) {
        String plain = plain(shown);
        return words.stream().allMatch(plain::contains);
    }

    /** As quick-replies-editor.js does it. */
    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss");
    }
}
