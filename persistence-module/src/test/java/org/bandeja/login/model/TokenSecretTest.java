package org.bandeja.login.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenSecretTest {
    @Test
    void has256RandomBitsAndCanBeToldFromOtherSecrets() {
        assertThat(TokenSecret.random().text()).matches("bdj_[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTwoAreTheSame() {
        Set<TokenSecret> secrets = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            secrets.add(TokenSecret.random());
        }
        assertThat(secrets).hasSize(1_000);
    }

    @Test
    void itsHashIsSha256AsLowerCaseHex() {
        assertThat(new TokenSecret("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotShowUpInLogs() {
        TokenSecret secret = TokenSecret.random();
        assertThat(secret.toString()).doesNotContain(secret.text(), secret.hash());
    }

    @Test
    void cannotBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> new TokenSecret(null));
    }
}
