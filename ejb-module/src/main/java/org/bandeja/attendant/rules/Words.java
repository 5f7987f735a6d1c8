package org.bandeja.attendant.rules;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody wrote, as it is compared: case, accents, punctuation and small pictures make no difference.
 *
 * @param plain lower-case words with one blank between them; empty where there is nothing to read
 */
record Words(String plain) {
    /** Shorter beginnings fit too much by chance. */
    static final int SHORTEST_BEGINNING = 3;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Words of(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return new Words(
                BETWEEN.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip());
    }

    boolean isEmpty() {
        return plain.isEmpty();
    }

    boolean are(String other) {
        return !isEmpty() && plain.equals(of(other).plain);
    }

    /** Whether it is the beginning of the other, long enough to mean it. */
    boolean begin(String other) {
        return plain.length() >= SHORTEST_BEGINNING && of(other).plain.startsWith(plain);
    }

    /** Whether one of these stands in it, as whole words. */
    boolean hold(Collection<String> others) {
        String padded = " " + plain + " ";
        return others.stream()
                .map(Words::of)
                .anyMatch(other -> !other.isEmpty() && padded.contains(" " + other.plain + " "));
    }
}
