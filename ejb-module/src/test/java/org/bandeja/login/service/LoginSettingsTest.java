package org.bandeja.login.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginSettingsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";

    @Test
    void withoutPropertiesTheDefaultsHold() {
        LoginSettings settings = settings(Map.of());
        assertThat(settings.idle()).isEqualTo(Duration.ofMinutes(60));
        assertThat(settings.longest()).isEqualTo(Duration.ofHours(12));
        assertThat(settings.remembered()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.requiresTwoSteps(true)).isFalse();
        assertThat(settings.box().hasKey()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nobody, false, false", "administrators, true, false", "Everybody, true, true"})
    void whoNeedsTwoStepsIsASetting(String value, boolean administrator, boolean other) {
        LoginSettings settings =
                settings(Map.of(LoginSettings.TWO_STEP_REQUIRED, value, LoginSettings.TWO_STEP_KEYS, KEY));
        assertThat(settings.requiresTwoSteps(true)).isEqualTo(administrator);
        assertThat(settings.requiresTwoSteps(false)).isEqualTo(other);
    }

    @Test
    void twoStepsCannotBeRequiredWithoutAKey() {
        assertThatThrownBy(() -> settings(Map.of(LoginSettings.TWO_STEP_REQUIRED, "everybody")))
                .hasMessageContaining(LoginSettings.TWO_STEP_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "bandeja.login.idle-minutes, 0",
        "bandeja.login.idle-minutes, 1441",
        "bandeja.login.hours, -1",
        "bandeja.login.hours, long",
        "bandeja.login.remember-days, 366",
        "bandeja.login.two-step-required, sometimes",
        "bandeja.login.two-step-keys, secret"
    })
    void whatIsMalformedIsRefusedByNameAndNeverWithItsValue(String name, String value) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining(value + " ");
    }

    private static LoginSettings settings(Map<String, String> properties) {
        return new LoginSettings(properties::get);
    }
}
