package org.bandeja.quickreply.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody types after "/".
 *
 * @param text in small letters
 */
public record Shortcut(String text) {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,32}");

    /**
     * A "/" before it and blanks around it are not part of it; capital letters become small ones.
     *
     * @throws ShortcutNotUsable if it is no word of letters, digits, hyphens and underscores, or too long
     */
    public Shortcut {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        text = word.startsWith("/") ? word.substring(1) : word;
        if (!FORM.matcher(text).matches()) {
            throw new ShortcutNotUsable();
        }
    }
}
