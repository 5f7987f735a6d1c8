package org.bandeja.whatsapp.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that a delivery comes from an app of ours: {@code X-Hub-Signature-256} is {@code sha256=} and the HMAC-SHA256
 * of the body under the app secret, in hex. It is made over the bytes as they were received; anything that reads and
 * rewrites the JSON first breaks it.
 *
 * <p>WhatsApp signs, and sends, JSON with every character beyond ASCII escaped. A proxy that unescapes would break the
 * signature, so a body that does not match is tried once more with such characters written as lower-case
 * {@code \}{@code u} escapes with four digits (Messenger webhooks, "validating payloads").
 */
public final class WebhookSignature {
    private static final Pattern HEADER = Pattern.compile("sha256=[0-9a-fA-F]{64}");
    private static final int PREFIX = "sha256=".length();
    private static final int LAST_UNESCAPED = 0x7E;
    private static final int PIECE = 4096;

    private interface Feed {
        void into(Mac mac) throws IOException;
    }

    /**
     * Takes the same time wherever the difference lies, and whichever of the secrets matches.
     *
     * @param header null, when it is missing, is as false as a malformed one
     * @param secrets of all apps that may send to this installation; without any, nothing is signed
     */
    public boolean check(byte[] body, String header, List<String> secrets) {
        if (header == null || !HEADER.matcher(header).matches()) return false;
        byte[] claimed = HexFormat.of().parseHex(header, PREFIX, header.length());
        return matches(mac -> mac.update(body), claimed, secrets)
                || !isPlain(body) && matches(mac -> updateEscaped(mac, body), claimed, secrets);
    }

    private static boolean matches(Feed body, byte[] claimed, List<String> secrets) {
        boolean signed = false;
        try {
            for (String secret : secrets) {
                signed |= !secret.isEmpty() && MessageDigest.isEqual(hmac(body, secret), claimed);
            }
            return signed;
        } catch (IOException e) {
            return false; // not UTF-8, so nobody has unescaped it
        }
    }

    private static byte[] hmac(Feed body, String secret) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            body.into(mac);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Piece by piece: anybody may send large bodies here, and they would grow sixfold in memory. */
    private static void updateEscaped(Mac mac, byte[] body) throws IOException {
        HexFormat hex = HexFormat.of();
        char[] piece = new char[PIECE];
        StringBuilder escaped = new StringBuilder(PIECE * 6);
        Reader text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8.newDecoder());
        for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
            escaped.setLength(0);
            for (int i = 0; i < length; i++) {
                if (piece[i] <= LAST_UNESCAPED) escaped.append(piece[i]);
                else escaped.append("\\u").append(hex.toHexDigits(piece[i]));
            }
            mac.update(escaped.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean isPlain(byte[] body) {
        for (byte b : body) if (b < 0 || b > LAST_UNESCAPED) return false;
        return true;
    }
}
