package org.bandeja.sso.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox.xhtml", "/inbox.xhtml#c=1", "/console/person.xhtml?id=0abc&x=%C3%A1"})
    void aPathOfOursIsKept(String path) {
        assertThat(OwnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "", "inbox.xhtml", "//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example",
                "/\r\nSet-Cookie: a=b", "javascript:alert(1)", "/a b", "/api/logout", "/á", "\\\\evil.example"
            })
    void everythingElseIsNotGoneTo(String path) {
        assertThat(OwnPath.of(path)).isEqualTo(OwnPath.HOME);
    }

    @Test
    void nobodyIsLedAlongForEver() {
        assertThat(OwnPath.of("/" + "a".repeat(500))).isEqualTo(OwnPath.HOME);
        assertThat(OwnPath.of("/" + "a".repeat(499))).hasSize(500);
    }
}
