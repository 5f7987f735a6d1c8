package org.bandeja.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bandeja.login.model.TokenSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Map<String, List<String>> NOTHING = Map.of();
    private static final TokenSecret HEADER = new TokenSecret("from-header");
    private static final TokenSecret PARAMETER = new TokenSecret("from-parameter");
    private static final TokenSecret COOKIE = new TokenSecret("from-cookie");

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER   abc ", "Bearer abc\t"})
    void readsWhatTheHeaderBears(String header) {
        assertThat(Tokens.bearer(header)).contains(new TokenSecret("abc"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"Bearer", "Basic YTpi", "abc", " Bearer abc", "Token Bearer abc"})
    void otherHeadersBearNothing(String header) {
        assertThat(Tokens.bearer(header)).isEmpty();
    }

    @Test
    void readsTheCookieOfTheLogin() {
        Request request = Request.to("http", "localhost", 80)
                .cookie("other", "x")
                .cookie(Tokens.COOKIE, "abc")
                .cookie(Tokens.COOKIE, "def");
        assertThat(Tokens.cookie(request.made())).contains(new TokenSecret("abc"));
    }

    @Test
    void otherCookiesAndEmptyOnesAreNone() {
        assertThat(Tokens.cookie(Request.to("http", "localhost", 80).made())).isEmpty();
        assertThat(Tokens.cookie(Request.to("http", "localhost", 80)
                        .cookie("bandeja2", "abc")
                        .cookie(Tokens.COOKIE, "")
                        .made()))
                .isEmpty();
    }

    @Test
    void atAHandshakeTheHeaderWinsOverTheParameterAndThatOverTheCookie() {
        Map<String, List<String>> both =
                Map.of("authorization", List.of("Bearer from-header"), "cookie", List.of("bandeja=from-cookie"));
        Map<String, List<String>> cookie = Map.of("Cookie", List.of("bandeja=from-cookie"));
        Map<String, List<String>> parameter = Map.of("token", List.of("from-parameter"));
        assertThat(Tokens.handshake(both, parameter)).contains(HEADER);
        assertThat(Tokens.handshake(cookie, parameter)).contains(PARAMETER);
        assertThat(Tokens.handshake(cookie, NOTHING)).contains(COOKIE);
        assertThat(Tokens.handshake(NOTHING, NOTHING)).isEmpty();
    }

    @Test
    void anEmptyParameterIsNone() {
        assertThat(Tokens.handshake(NOTHING, Map.of("token", List.of("")))).isEmpty();
        assertThat(Tokens.handshake(NOTHING, Map.of("token", List.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "bandeja=abc | abc",
                "a=1; bandeja=abc; b=2 | abc",
                "a=1;bandeja=abc;b=2 | abc",
                "bandeja=a=b | a=b",
                "xbandeja=abc | none",
                "bandeja2=abc | none",
                "a=bandeja=abc | none",
                "bandeja= | none",
                "bandeja | none",
                "'' | none",
                ";;= | none"
            })
    void findsTheCookieInItsHeader(String header, String secret) {
        assertThat(Tokens.handshake(Map.of("Cookie", List.of(header)), NOTHING).map(TokenSecret::text))
                .isEqualTo(java.util.Optional.ofNullable(secret));
    }
}
