package org.bandeja.conversation.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a request with the same key is the same request. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String where, String what) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(where.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(what.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
