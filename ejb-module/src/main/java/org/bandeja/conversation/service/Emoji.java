package org.bandeja.conversation.service;

import java.util.regex.Pattern;
import org.bandeja.refusal.model.Malformed;

/**
 * One emoji, as people see one: it may consist of several code points.
 *
 * @param text at most {@link #LONGEST} UTF-16 units
 */
public record Emoji(String text) {
    private static final int LONGEST = 60;
    private static final Pattern ONE = Pattern.compile("\\X");
    private static final int KEYCAP = 0x20E3;
    /** ‼ ⁉ 〰: punctuation to Unicode's categories, pictures to people. */
    private static final String PUNCTUATION = "\u203C\u2049\u3030";

    /** @throws Malformed if it is none, or several */
    public Emoji {
        boolean one = text != null
                && text.length() <= LONGEST
                && ONE.matcher(text).matches()
                && text.codePoints().anyMatch(Emoji::isPicture);
        if (!one) {
            throw new Malformed("emoji");
        }
    }

    private static boolean isPicture(int point) {
        int type = Character.getType(point);
        return point == KEYCAP
                || PUNCTUATION.indexOf(point) >= 0
                || point > 0x7F && (type == Character.OTHER_SYMBOL || type == Character.MATH_SYMBOL);
    }
}
