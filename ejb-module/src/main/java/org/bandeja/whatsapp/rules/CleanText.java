package org.bandeja.whatsapp.rules;

import java.util.regex.Pattern;

/**
 * Text from outside, as it was written, except for what neither the database nor XML can hold: control characters are
 * left out (tab and line ends stay), halves of surrogate pairs and U+FFFE, U+FFFF become U+FFFD.
 */
final class CleanText {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    static String text(String raw) {
        int firstBad = 0;
        while (firstBad < raw.length() && isPlain(raw.charAt(firstBad))) firstBad++;
        return firstBad == raw.length() ? raw : rewrite(raw);
    }

    /** The same on one line, without blanks around it, cut to so many code points. */
    static String line(String raw, int longest) {
        String line = BLANKS.matcher(text(raw)).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest
                ? line
                : line.substring(0, line.offsetByCodePoints(0, longest)).strip();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != 0x7F && !Character.isSurrogate(c) && c < 0xFFFE;
    }

    private static String rewrite(String raw) {
        StringBuilder clean = new StringBuilder(raw.length());
        raw.codePoints().forEach(point -> {
            if (isHeld(point)) clean.appendCodePoint(point);
            else if (point > 0x7F) clean.append(REPLACEMENT);
        });
        return clean.toString();
    }

    private static boolean isHeld(int point) {
        if (point < ' ') return point == '\t' || point == '\n' || point == '\r';
        if (point == 0x7F || point == 0xFFFE || point == 0xFFFF) return false;
        return !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
