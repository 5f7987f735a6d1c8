package org.bandeja.simulator.push;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of a browser, which open what was encrypted for it (RFC 8291 over RFC 8188, one record). */
final class BrowserKeys {
    private static final int SALT = 16;
    private static final int COORDINATE = 32;
    private static final int POINT = 2 * COORDINATE + 1;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LAST_RECORD = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair pair;
    private final byte[] auth = new byte[SALT];

    BrowserKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
            RANDOM.nextBytes(auth);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] auth() {
        return auth.clone();
    }

    /** The public key: an uncompressed point. */
    byte[] point() {
        ECPoint w = ((ECPublicKey) pair.getPublic()).getW();
        byte[] point = new byte[POINT];
        point[0] = 4;
        coordinate(w.getAffineX(), point, 1);
        coordinate(w.getAffineY(), point, 1 + COORDINATE);
        return point;
    }

    private static void coordinate(BigInteger value, byte[] into, int at) {
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, into, at + COORDINATE - length, length);
    }

    /** @throws GeneralSecurityException if it is no point of the curve */
    static ECPublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != 4) {
            throw new GeneralSecurityException("no uncompressed point");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECPoint w = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT)));
        return (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(w, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    /** @throws GeneralSecurityException if it was not encrypted for this browser, or was changed */
    String open(byte[] body) throws GeneralSecurityException {
        if (body.length < SALT + Integer.BYTES + 1 + POINT) {
            throw new GeneralSecurityException("too short");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = new byte[SALT];
        in.get(salt).getInt();
        byte[] sender = new byte[in.get() & 0xFF];
        in.get(sender);
        byte[] record = new byte[in.remaining()];
        in.get(record);
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(pair.getPrivate());
        agreement.doPhase(publicKey(sender), true);
        byte[] shared = hmac(auth, agreement.generateSecret());
        byte[] input = hmac(shared, joined("WebPush: info\0", point(), sender, new byte[] {1}));
        byte[] random = hmac(salt, input);
        byte[] key = Arrays.copyOf(hmac(random, joined("Content-Encoding: aes128gcm\0", new byte[] {1})), KEY);
        byte[] nonce = Arrays.copyOf(hmac(random, joined("Content-Encoding: nonce\0", new byte[] {1})), NONCE);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return unpadded(cipher.doFinal(record));
    }

    private static String unpadded(byte[] plain) throws GeneralSecurityException {
        int end = plain.length - 1;
        while (end >= 0 && plain[end] == 0) {
            end--;
        }
        if (end < 0 || plain[end] != LAST_RECORD) {
            throw new GeneralSecurityException("no last record");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] joined(String label, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}
