package org.bandeja.login.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpCodesTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109L);
    private static final long STEP = 1_111_111_109L / 30;

    /** RFC 6238, appendix B, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(TotpCodes.code(SECRET, seconds / 30)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void oneStepEarlyOrLateIsTaken(long off) {
        assertThat(step(TotpCodes.code(SECRET, STEP + off), 0)).hasValue(STEP + off);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2, 100})
    void twoStepsAreTooMany(long off) {
        assertThat(step(TotpCodes.code(SECRET, STEP + off), 0)).isEmpty();
    }

    @Test
    void aStepCountsOnceAndNoEarlierOneAfterIt() {
        assertThat(step(TotpCodes.code(SECRET, STEP), STEP)).isEmpty();
        assertThat(step(TotpCodes.code(SECRET, STEP - 1), STEP)).isEmpty();
        assertThat(step(TotpCodes.code(SECRET, STEP + 1), STEP)).hasValue(STEP + 1);
    }

    @Test
    void blanksBetweenTheDigitsDoNoHarm() {
        assertThat(step("081 804", 0)).hasValue(STEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08180", "0818040", "08180a", "٠٨١٨٠٤", "-81804"})
    void whatIsNoCodeIsNone(String text) {
        assertThat(step(text, 0)).isEmpty();
    }

    @Test
    void theSecretIsWrittenForTyping() {
        assertThat(TotpCodes.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(TotpCodes.base32("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
    }

    @Test
    void theLinkSaysWhoseItIs() {
        assertThat(TotpCodes.uri("Bandeja", "ana lópez", SECRET))
                .isEqualTo("otpauth://totp/Bandeja:ana%20l%C3%B3pez?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Bandeja");
    }

    @Test
    void secretsAreNotTheSame() {
        assertThat(TotpCodes.newSecret()).hasSize(20).isNotEqualTo(TotpCodes.newSecret());
    }

    private static OptionalLong step(String code, long lastStep) {
        return TotpCodes.step(SECRET, code, NOW, lastStep);
    }
}
