package org.bandeja.notification.model;

import java.util.Base64;
import java.util.regex.Pattern;
import org.bandeja.refusal.model.Malformed;

/**
 * Where a browser can be told something, as its push service named it, and the keys that only this browser opens (RFC 8291).
 *
 * @param endpoint a secret: whoever knows it can send there
 * @param p256dh a point of P-256, uncompressed, Base64 for URLs
 * @param auth 16 bytes, Base64 for URLs
 */
public record PushAddress(String endpoint, String p256dh, String auth) {
    private static final int LONGEST = 1_000;
    private static final int POINT_BYTES = 65;
    private static final int AUTH_BYTES = 16;
    private static final int UNCOMPRESSED = 4;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + LONGEST + "}");

    /** @throws Malformed if it can be none */
    public PushAddress {
        if (endpoint == null || !VISIBLE.matcher(endpoint).matches()) {
            throw new Malformed("endpoint");
        }
        p256dh = canonical(p256dh, POINT_BYTES, "p256dh");
        auth = canonical(auth, AUTH_BYTES, "auth");
        if (Base64.getUrlDecoder().decode(p256dh)[0] != UNCOMPRESSED) {
            throw new Malformed("p256dh");
        }
    }

    private static String canonical(String text, int length, String name) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text == null ? "" : text);
            if (bytes.length == length) {
                return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new Malformed(name);
        }
        throw new Malformed(name);
    }

    public byte[] point() {
        return Base64.getUrlDecoder().decode(p256dh);
    }

    public byte[] secret() {
        return Base64.getUrlDecoder().decode(auth);
    }

    @Override
    public String toString() {
        return "PushAddress[]";
    }
}
