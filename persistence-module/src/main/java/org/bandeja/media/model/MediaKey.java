package org.bandeja.media.model;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a file at the doors: 128 random bits, so that nobody guesses one. Knowing it opens nothing by itself.
 *
 * @param text 22 letters, digits, "-" and "_"
 */
public record MediaKey(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public MediaKey {
        if (!FORM.matcher(text).matches()) throw new IllegalArgumentException("media key");
    }

    /** A new one. */
    public static MediaKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new MediaKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @return empty when the text names nothing */
    public static Optional<MediaKey> parse(String text) {
        return Optional.ofNullable(text)
                .filter(given -> FORM.matcher(given).matches())
                .map(MediaKey::new);
    }
}
