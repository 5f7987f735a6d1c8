package org.bandeja.secret.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";
    private static final byte[] SECRET = {1, 2, 3};

    @Test
    void whatIsSealedOpensForWhatItBelongsTo() {
        SecretBox box = new SecretBox(List.of(OLD));
        String sealed = box.seal(SECRET, "agent 1");
        assertThat(box.open(sealed, "agent 1")).hasValue(SECRET);
        assertThat(box.open(sealed, "agent 2")).isEmpty();
        assertThat(box.seal(SECRET, "agent 1")).isNotEqualTo(sealed);
    }

    @Test
    void aKeyIsReplacedByPuttingANewOneFirst() {
        String sealed = new SecretBox(List.of(OLD)).seal(SECRET, "agent 1");
        SecretBox both = new SecretBox(List.of(NEW, OLD));
        assertThat(both.open(sealed, "agent 1")).hasValue(SECRET);
        assertThat(both.isOutdated(sealed)).isTrue();
        assertThat(both.isOutdated(both.seal(SECRET, "agent 1"))).isFalse();
        assertThat(new SecretBox(List.of(NEW)).open(sealed, "agent 1")).isEmpty();
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        SecretBox box = new SecretBox(List.of(OLD));
        String sealed = box.seal(SECRET, "agent 1");
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
        assertThat(box.open(sealed.substring(0, 20) + other + sealed.substring(21), "agent 1"))
                .isEmpty();
    }

    @Test
    void aKeyHas32Bytes() {
        assertThatThrownBy(() -> new SecretBox(List.of("AAAA"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecretBox(List.of("no key!"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SecretBox(List.of()).hasKey()).isFalse();
    }

    /** RFC 5869, computed elsewhere: openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:00… -kdfopt salt:bandeja -kdfopt info:a HKDF. */
    @Test
    void keysForAPurposeAreOfEachKeyAndOfNoOtherPurpose() {
        SecretBox both = new SecretBox(List.of(NEW, OLD));
        assertThat(both.derive("a"))
                .hasSize(2)
                .allSatisfy(key -> assertThat(key).hasSize(32));
        assertThat(both.derive("a").get(1))
                .isEqualTo(new SecretBox(List.of(OLD)).derive("a").get(0));
        assertThat(both.derive("a").get(0))
                .isNotEqualTo(both.derive("a").get(1))
                .isNotEqualTo(both.derive("b").get(0));
        assertThat(HexFormat.of().formatHex(both.derive("a").get(1)))
                .isEqualTo("c4cf8cffffdabc8154d29a7770d2e21a9a1366bf0414cad539bd0565b01039b0");
        assertThat(new SecretBox(List.of()).derive("a")).isEmpty();
    }
}
