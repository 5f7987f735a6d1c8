package org.bandeja.login.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bandeja.login.service.WeakPassword;
import org.bandeja.login.service.WeakPassword.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String LOGIN = "luis.perez";
    private static final String NAME = "Luis Pérez";

    @Test
    void tenTo200CharactersAreWanted() {
        String unlikely = "tq7-Wm9vkz and seven owls ".repeat(8);
        assertThat(weakness("tq7-Wm9vk")).contains(Reason.LENGTH);
        assertThat(weakness("tq7-Wm9vkz")).isEmpty();
        assertThat(weakness(unlikely.substring(0, 200))).isEmpty();
        assertThat(weakness(unlikely.substring(0, 201))).contains(Reason.LENGTH);
        assertThat(weakness("")).contains(Reason.LENGTH);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(weakness("🐘🦊🐝🦉🐌🦋🐙🦔🐢")).contains(Reason.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password123", "1234567890", "qwertyuiop", "aaaaaaaaaa", "Password1!", "abcdefghij", "0987654321"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(weakness(password)).contains(Reason.KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"luis.perez", "LUIS.PEREZ", "Luis Pérez", "luisperez1", "luis.perez2026", "pérezluis12"})
    void loginAndNameAreNoPasswords(String password) {
        assertThat(weakness(password)).contains(Reason.PERSONAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"caballo verde lento nube", "tq7-Wm9vkz", "ñandú-corre-lejos", "luis keeps seven owls"})
    void whatIsLongAndUnlikelyIsGood(String password) {
        assertThat(weakness(password)).isEmpty();
    }

    @Test
    void theRefusalSaysWhy() {
        assertThatThrownBy(() -> PasswordRules.require("short", LOGIN, NAME))
                .isInstanceOfSatisfying(WeakPassword.class, weak -> {
                    assertThat(weak.reason()).isEqualTo(Reason.LENGTH);
                    assertThat(weak.rule()).isEqualTo("WeakPassword");
                    assertThat(weak.text()).isEqualTo("WeakPassword.LENGTH");
                });
    }

    private static java.util.Optional<Reason> weakness(String password) {
        return PasswordRules.weakness(password, LOGIN, NAME);
    }
}
