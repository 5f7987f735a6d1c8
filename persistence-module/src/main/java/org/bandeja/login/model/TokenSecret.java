package org.bandeja.login.model;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** What the holder of a token keeps: 256 random bits. We keep its hash only. */
public record TokenSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "bdj_";
    private static final String PERSONAL_PREFIX = "bandeja_pat_";

    public TokenSecret {
        Objects.requireNonNull(text, "text");
    }

    public static TokenSecret random() {
        return random(PREFIX);
    }

    /** Of a personal access token: begins so that those who search sources for lost secrets recognise it. */
    public static TokenSecret personal() {
        return random(PERSONAL_PREFIX);
    }

    private static TokenSecret random(String prefix) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 as lower-case hex: enough for a secret of full entropy. */
    public String hash() {
        return Sha256.hex(text);
    }

    @Override
    public String toString() {
        return "TokenSecret[…]";
    }
}
