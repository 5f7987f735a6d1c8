package org.bandeja.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {
    @Test
    void whoSendsNeitherHeaderIsNoBrowser() {
        assertThat(SameOrigin.holds(ours().made())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, true",
        "none, true",
        "same-site, false",
        "cross-site, false",
        "'', false",
        "SAME-ORIGIN, false"
    })
    void theBrowserTellsWhereACallComesFrom(String site, boolean holds) {
        assertThat(SameOrigin.holds(ours().header("Sec-Fetch-Site", site).made()))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://inbox.example.com", "https://inbox.example.com:443", "HTTPS://INBOX.EXAMPLE.COM"})
    void ourOwnPagesMayCall(String origin) {
        assertThat(SameOrigin.holds(ours().header("Origin", origin).made())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inbox.example.com",
                "https://inbox.example.com:8443",
                "https://example.com",
                "https://inbox.example.com.evil.test",
                "https://evil.test/inbox.example.com",
                "https://inbox.example.com@evil.test",
                "https://evil-inbox.example.com",
                "file://inbox.example.com",
                "null",
                "",
                "not an origin",
                "https://",
                "//inbox.example.com"
            })
    void nobodyElseMay(String origin) {
        assertThat(SameOrigin.holds(ours().header("Origin", origin).made())).isFalse();
        assertThat(SameOrigin.isOurs(origin, ours().made())).isFalse();
    }

    @Test
    void bothHeadersMustAgree() {
        assertThat(SameOrigin.holds(ours().header("Sec-Fetch-Site", "cross-site")
                        .header("Origin", "https://inbox.example.com")
                        .made()))
                .isFalse();
        assertThat(SameOrigin.holds(ours().header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", "https://evil.test")
                        .made()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http, 80, http://localhost, true",
        "http, 8080, http://localhost:8080, true",
        "http, 8080, http://localhost, false",
        "http, 443, https://localhost, false",
        "https, 443, https://localhost, true",
        "https, 80, https://localhost, false"
    })
    void aMissingPortIsTheSchemesOwn(String scheme, int port, String origin, boolean ours) {
        assertThat(SameOrigin.isOurs(
                        origin, Request.to(scheme, "localhost", port).made()))
                .isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource({"::1, true", "[::1], true", "::2, false"})
    void anAddressOfVersionSixIsTheSameWithAndWithoutBrackets(String host, boolean ours) {
        assertThat(SameOrigin.isOurs(
                        "http://[::1]:8080", Request.to("http", host, 8080).made()))
                .isEqualTo(ours);
    }

    private static Request ours() {
        return Request.to("https", "inbox.example.com", 443);
    }
}
