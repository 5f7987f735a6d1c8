package org.bandeja.notification.model;

import java.math.BigInteger;
import java.util.Arrays;
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
    private static final int COORDINATE_BYTES = 32;
    private static final int POINT_BYTES = 1 + 2 * COORDINATE_BYTES;
    private static final int AUTH_BYTES = 16;
    private static final int UNCOMPRESSED = 4;
    /** P-256 is y² = x³ - 3x + b modulo p (NIST SP 800-186, 3.2.1.3). */
    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + LONGEST + "}");

    /** @throws Malformed if it can be none */
    public PushAddress {
        if (endpoint == null || !VISIBLE.matcher(endpoint).matches()) {
            throw new Malformed("endpoint");
        }
        p256dh = canonical(p256dh, POINT_BYTES, "p256dh");
        auth = canonical(auth, AUTH_BYTES, "auth");
        if (!isOnCurve(Base64.getUrlDecoder().decode(p256dh))) {
            throw new Malformed("p256dh");
        }
    }

    /** Nothing can be encrypted for another point. */
    private static boolean isOnCurve(byte[] point) {
        if (point[0] != UNCOMPRESSED) {
            return false;
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE_BYTES, POINT_BYTES));
        BigInteger right = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B);
        return x.compareTo(P) < 0
                && y.compareTo(P) < 0
                && y.pow(2).subtract(right).mod(P).signum() == 0;
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
