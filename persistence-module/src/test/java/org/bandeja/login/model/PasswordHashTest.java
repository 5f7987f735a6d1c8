package org.bandeja.login.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private static final String PASSWORD = "contraseña ñandú 🔑";

    private final PasswordHash hash = PasswordHash.of(PASSWORD);

    @Test
    void fitsItsPasswordOnly() {
        assertThat(hash.fits(PASSWORD)).isTrue();
        assertThat(hash.fits(PASSWORD + " ")).isFalse();
        assertThat(hash.fits("Contraseña ñandú 🔑")).isFalse();
        assertThat(hash.fits("")).isFalse();
    }

    @Test
    void stillFitsWhenItComesBackFromTheTable() {
        assertThat(new PasswordHash(hash.text()).fits(PASSWORD)).isTrue();
    }

    @Test
    void isArgon2idWithTheCostsThatWereDecided() {
        assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void theSamePasswordIsKeptDifferentlyEveryTime() {
        assertThat(PasswordHash.of(PASSWORD)).isNotEqualTo(hash);
    }

    @Test
    void nobodysPasswordFitsNothingThatSomebodyTypes() {
        assertThat(PasswordHash.NOBODY.fits("nobody has this password")).isFalse();
        assertThat(PasswordHash.NOBODY.fits("nobody has this password \u0000"))
                .as("people without a password have it: it must not stand in the sources")
                .isFalse();
        assertThat(PasswordHash.NOBODY.fits("")).isFalse();
        assertThat(PasswordHash.NOBODY.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void doesNotShowUpInLogs() {
        assertThat(hash.toString()).doesNotContain("argon2", hash.text());
    }

    @Test
    void cannotBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> new PasswordHash(null));
    }
}
