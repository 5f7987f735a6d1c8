package org.bandeja.console.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order in which people look for texts in a list: word by word, by the letters of their language, numbers by what they amount
 * to. Case and accents decide only between texts that are the same without them.
 */
final class ReadingOrder implements Comparator<String> {
    private static final Pattern PART = Pattern.compile("[0-9]{1,18}|[^\\s0-9]+");

    private final Collator letters;
    private final Collator signs;

    ReadingOrder(Locale locale) {
        letters = collator(locale, Collator.PRIMARY);
        signs = collator(locale, Collator.TERTIARY);
    }

    private static Collator collator(Locale locale, int strength) {
        Collator collator = Collator.getInstance(locale);
        collator.setStrength(strength);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator;
    }

    @Override
    public int compare(String one, String other) {
        List<String> parts = parts(one);
        List<String> others = parts(other);
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            int order = compareParts(parts.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(parts.size(), others.size());
        return order != 0 ? order : signs.compare(one, other);
    }

    private static List<String> parts(String text) {
        return PART.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Numbers stand before words. */
    private int compareParts(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return number ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : letters.compare(one, other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
