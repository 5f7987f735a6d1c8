package org.bandeja.sso.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.sso.service.SsoSettings.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsoSettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            SsoSettings.ISSUER, "https://login.example.com/company",
            SsoSettings.CLIENT_ID, "bandeja",
            SsoSettings.CLIENT_SECRET, "very-secret",
            SsoSettings.PUBLIC_URL, "https://inbox.example.com/");

    private static SsoSettings with(String name, String value) {
        Map<String, String> properties = new HashMap<>(GOOD);
        properties.put(name, value);
        return new SsoSettings(properties::get);
    }

    @Test
    void withoutAnIssuerItIsOff() {
        SsoSettings none = new SsoSettings(name -> null);
        assertThat(none.isOffered()).isFalse();
        assertThat(none.complaint()).isEmpty();
        assertThat(none.allowsPassword("ana")).isTrue();
        assertThatThrownBy(none::provider)
                .isInstanceOfSatisfying(
                        SignOnFailed.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SignOnFailed.Kind.OFF));
    }

    @Test
    void theRestHasGoodDefaults() {
        SsoSettings settings = new SsoSettings(GOOD::get);
        Provider provider = settings.provider();
        assertThat(settings.isOffered()).isTrue();
        assertThat(provider.returnTo()).isEqualTo("https://inbox.example.com/api/login/sso/return");
        assertThat(provider.scopes()).isEqualTo("openid profile");
        assertThat(provider.claims().login()).isEqualTo("preferred_username");
        assertThat(provider.groups().isEmpty()).isTrue();
        assertThat(provider.createsPeople()).isFalse();
        assertThat(provider.linksByLogin()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bandeja.sso.issuer | login.example.com",
                "bandeja.sso.issuer | http://login.example.com",
                "bandeja.sso.issuer | https://user:secret@login.example.com",
                "bandeja.sso.issuer | https://login.example.com/?a=b",
                "bandeja.sso.issuer | https://login.example.com/#a",
                "bandeja.sso.issuer | https://bad host/",
                "bandeja.sso.client-id | ''",
                "bandeja.sso.client-secret | two words",
                "bandeja.sso.scopes | profile",
                "bandeja.sso.scopes | 'openid  profile'",
                "bandeja.sso.groups | support",
                "bandeja.sso.create-people | yes",
                "bandeja.sso.link-by-login | 1",
                "bandeja.public-url | ''",
                "bandeja.public-url | http://inbox.example.com",
            })
    void whatIsMalformedIsToldByNameAndTurnsItOff(String name, String value) {
        SsoSettings settings = with(name, value);
        assertThat(settings.complaint())
                .hasValueSatisfying(text -> assertThat(text).contains(name).doesNotContain("very-secret", "two words"));
        assertThat(settings.isOffered()).as("the page says so").isTrue();
        assertThat(settings.allowsPassword("ana")).isTrue();
        assertThatThrownBy(settings::provider)
                .isInstanceOfSatisfying(
                        SignOnFailed.class,
                        failure -> assertThat(failure.kind()).isEqualTo(SignOnFailed.Kind.NOT_SET_UP));
    }

    @Test
    void aProviderOnThisMachineMaySpeakHttp() {
        assertThat(with(SsoSettings.ISSUER, "http://127.0.0.1:9000").complaint())
                .isEmpty();
    }

    @Test
    void passwordsMayBeForEmergenciesOnly() {
        SsoSettings settings = with(SsoSettings.PASSWORDS_ONLY_FOR, " Rescue , second ");
        assertThat(settings.restrictsPasswords()).isTrue();
        assertThat(settings.allowsPassword("rescue")).isTrue();
        assertThat(settings.allowsPassword("SECOND")).isTrue();
        assertThat(settings.allowsPassword("ana")).isFalse();
    }

    @Test
    void theyAreSoAlsoWhenTheRestIsWrong() {
        SsoSettings settings = new SsoSettings(Map.of(SsoSettings.PASSWORDS_ONLY_FOR, "rescue")::get);
        assertThat(settings.complaint())
                .hasValueSatisfying(text -> assertThat(text).contains("passwords-only-for"));
        assertThat(settings.allowsPassword("rescue")).isTrue();
        assertThat(settings.allowsPassword("ana")).isFalse();
    }

    @Test
    void nothingSecretIsWrittenOut() {
        SsoSettings settings = new SsoSettings(GOOD::get);
        assertThat(settings + " " + settings.provider()).doesNotContain("very-secret");
    }
}
