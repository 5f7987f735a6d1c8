package org.bandeja.media.rules;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Hashes as WhatsApp writes them: mostly in Base64, sometimes in hex (samples of webhooks, 2026). */
public final class SaidHash {
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final int BYTES = 32;

    private SaidHash() {}

    /** In lower-case hex; empty when it is no SHA-256. */
    public static Optional<String> read(String said) {
        String text = said.strip();
        if (HEX.matcher(text).matches()) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            return bytes.length == BYTES ? Optional.of(HexFormat.of().formatHex(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
