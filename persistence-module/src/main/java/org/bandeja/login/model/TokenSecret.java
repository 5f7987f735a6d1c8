package org.bandeja.login.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/** What the holder of a token keeps: 256 random bits. We keep its hash only. */
public record TokenSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "bdj_";

    public TokenSecret {
        Objects.requireNonNull(text, "text");
    }

    public static TokenSecret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 as lower-case hex: enough for a secret of full entropy. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "TokenSecret[…]";
    }
}
