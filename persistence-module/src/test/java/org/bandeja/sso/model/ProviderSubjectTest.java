package org.bandeja.sso.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSubjectTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "248289761001", "auth0|5f7c8ec7", "CN=Ana Gomez, OU=Sales", "~!"})
    void isWhatProvidersSay(String subject) {
        assertThat(new ProviderSubject("https://id.example", subject).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "abc ", " abc", "a\n", "a\tb", "a\u0000", "Gómez"})
    void isNothingThatTheDatabaseMightTakeForAnother(String subject) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProviderSubject("https://id.example", subject));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void hasABoundedLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProviderSubject("https://id.example", "x".repeat(length)));
    }
}
