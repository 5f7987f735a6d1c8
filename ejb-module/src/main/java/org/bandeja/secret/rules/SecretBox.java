package org.bandeja.secret.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts small secrets for the database (AES-256-GCM) with keys that are kept elsewhere. The first key seals; all open,
 * so that a key can be replaced: put the new one first, and take the old one away when nothing is sealed with it any more.
 */
public final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final byte[] SALT = "bandeja".getBytes(StandardCharsets.UTF_8);
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<byte[]> keys;

    /** @param keys 32 bytes each, as Base64 (either alphabet); @throws IllegalArgumentException if one is none */
    public SecretBox(List<String> keys) {
        this.keys = keys.stream().map(SecretBox::key).toList();
    }

    private static byte[] key(String text) {
        byte[] bytes = Base64.getUrlDecoder()
                .decode(text.strip().replace('+', '-').replace('/', '_').replace("=", ""));
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key must have 32 bytes");
        }
        return bytes;
    }

    /** Without a key nothing can be sealed or opened. */
    public boolean hasKey() {
        return !keys.isEmpty();
    }

    /** @param bound what it belongs to: it opens for nothing else */
    public String seal(byte[] secret, String bound) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, keys.get(0), nonce, secret, bound);
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return name(keys.get(0)) + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @return empty when the key is gone, or it was changed or belongs to something else */
    public Optional<byte[]> open(String sealed, String bound) {
        int dot = sealed.indexOf('.');
        return keys.stream()
                .filter(key -> sealed.startsWith(name(key) + "."))
                .findFirst()
                .flatMap(key -> open(key, sealed.substring(dot + 1), bound));
    }

    private static Optional<byte[]> open(byte[] key, String text, String bound) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            if (all.length < NONCE_BYTES) {
                return Optional.empty();
            }
            return Optional.of(apply(
                    Cipher.DECRYPT_MODE,
                    key,
                    Arrays.copyOf(all, NONCE_BYTES),
                    Arrays.copyOfRange(all, NONCE_BYTES, all.length),
                    bound));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Keys of 32 bytes for one purpose, one of each key, in their order (HKDF-SHA256, RFC 5869): who has them learns nothing of ours, nor
     * of those for another purpose.
     */
    public List<byte[]> derive(String purpose) {
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        byte[] block = Arrays.copyOf(info, info.length + 1);
        block[info.length] = 1;
        return keys.stream().map(key -> hmac(hmac(SALT, key), block)).toList();
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was sealed with a key that is no longer the first. */
    public boolean isOutdated(String sealed) {
        return !sealed.startsWith(name(keys.get(0)) + ".");
    }

    private static byte[] apply(int mode, byte[] key, byte[] nonce, byte[] text, String bound) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells keys apart and says nothing of them. */
    private static String name(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
