package org.bandeja.directory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void aNameMayHaveAnySignInOneLineOfUpTo120() {
        assertThat(Names.usable("  Ana Gómez <b> ")).isEqualTo("Ana Gómez <b>");
        assertThat(Names.usable("ñ".repeat(120))).hasSize(120);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "one\ntwo", "a\u0000b", "a\u2028b"})
    void noNameIsNone(String name) {
        assertThatThrownBy(() -> Names.usable(name)).isInstanceOf(NameNotUsable.class);
    }

    @Test
    void aNameIsNotLongerThan120() {
        assertThatThrownBy(() -> Names.usable("x".repeat(121))).isInstanceOf(NameNotUsable.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "two words", "tab\tbed", "no\u00a0break", "zero\u200bwidth"})
    void aLoginHasNoBlanksAndNothingInvisible(String login) {
        assertThatThrownBy(() -> Names.usableLogin(login)).isInstanceOf(LoginNotUsable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maria", "maría.ñ@example.com", "0"})
    void aLoginMayBeAnAddress(String login) {
        assertThat(Names.usableLogin(" " + login)).isEqualTo(login);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "first.last+tag@mail.example.com"})
    void addressesAreTaken(String email) {
        assertThat(Names.usableEmail(email)).contains(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@b", "a@", "a b@c", "a@b\nBcc: x@y", "a@b, c@d", "Ana <a@b>", "a@b..c"})
    void nothingElseIsTakenForAnAddress(String email) {
        assertThatThrownBy(() -> Names.usableEmail(email)).isInstanceOf(EmailNotUsable.class);
    }

    @Test
    void noAddressIsAnswerEnough() {
        assertThat(Names.usableEmail(" ")).isEmpty();
    }
}
