package org.bandeja.notification.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.bandeja.refusal.model.Malformed;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Where a browser can be told something, and nothing that it could not be encrypted for. */
class PushAddressTest {
    private static final String PLACE = "https://push.example/secret";
    private static final String AUTH = base64(new byte[16]);

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** As browsers make theirs. */
    private static byte[] point() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
        byte[] point = new byte[65];
        point[0] = 4;
        put(point, 1, key.getW().getAffineX());
        put(point, 33, key.getW().getAffineY());
        return point;
    }

    private static void put(byte[] point, int at, BigInteger number) {
        for (int i = 0; i < 32; i++) {
            point[at + i] = number.shiftRight(8 * (31 - i)).byteValue();
        }
    }

    @RepeatedTest(20)
    void aPointOfTheCurveIsTaken() throws GeneralSecurityException {
        byte[] point = point();
        PushAddress address = new PushAddress(PLACE, base64(point), AUTH);
        assertThat(address.point()).isEqualTo(point);
        assertThat(address.p256dh()).doesNotEndWith("=");
        assertThat(address.toString()).doesNotContain("secret");
    }

    @Test
    void anyOtherIsNot() throws GeneralSecurityException {
        byte[] zero = new byte[65];
        zero[0] = 4;
        assertMalformed(PLACE, base64(zero), AUTH);
        byte[] beside = point();
        beside[64] ^= 1;
        assertMalformed(PLACE, base64(beside), AUTH);
        byte[] compressed = point();
        compressed[0] = 2;
        assertMalformed(PLACE, base64(compressed), AUTH);
        byte[] beyond = new byte[65];
        Arrays.fill(beyond, (byte) 0xff);
        beyond[0] = 4;
        assertMalformed(PLACE, base64(beyond), AUTH);
        assertMalformed(PLACE, "AAAA", AUTH);
        assertMalformed(PLACE, base64(new byte[65]), AUTH);
        assertMalformed(PLACE, "?", AUTH);
        assertMalformed(PLACE, null, AUTH);
    }

    @Test
    void neitherIsAnotherSecretOrAPlaceThatIsNone() throws GeneralSecurityException {
        String good = base64(point());
        assertMalformed(PLACE, good, good);
        assertMalformed("https://push.example/ 1", good, AUTH);
        assertMalformed("https://push.example/\u00e9", good, AUTH);
        assertMalformed(null, good, AUTH);
        assertMalformed("https://push.example/" + "x".repeat(1_000), good, AUTH);
    }

    private static void assertMalformed(String endpoint, String p256dh, String auth) {
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> new PushAddress(endpoint, p256dh, auth));
    }
}
