package org.bandeja.whatsapp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSettingsTest {
    @Test
    void readsAll() {
        WhatsAppSettings settings = settings(Map.of(
                WhatsAppSettings.APP_SECRETS, " one, two ,,one",
                WhatsAppSettings.VERIFY_TOKEN, "hush",
                WhatsAppSettings.ACCESS_TOKEN, "EAAtoken",
                WhatsAppSettings.GRAPH_URL, "http://127.0.0.1:8090/graph//",
                WhatsAppSettings.GRAPH_VERSION, "25.0"));
        assertThat(settings.appSecrets()).containsExactly("one", "two");
        assertThat(settings.isVerifyToken("hush")).isTrue();
        assertThat(settings.isVerifyToken("hush ")).isFalse();
        assertThat(settings.isVerifyToken(null)).isFalse();
        assertThat(settings.accessToken()).contains("EAAtoken");
        assertThat(settings.graphBase()).hasToString("http://127.0.0.1:8090/graph/v25.0/");
        assertThat(settings.missing()).isEmpty();
        assertThat(settings.toString()).contains("2 app secrets").doesNotContain("EAA", "hush", "one", "two");
    }

    @Test
    void whatIsMissingClosesADoorAndIsNamed() {
        WhatsAppSettings settings = settings(Map.of(WhatsAppSettings.VERIFY_TOKEN, " "));
        assertThat(settings.appSecrets()).isEmpty();
        assertThat(settings.isVerifyToken("")).isFalse();
        assertThat(settings.accessToken()).isEmpty();
        assertThat(settings.graphBase()).hasToString("https://graph.facebook.com/v26.0/");
        assertThat(settings.missing())
                .containsExactly(
                        WhatsAppSettings.APP_SECRETS, WhatsAppSettings.VERIFY_TOKEN, WhatsAppSettings.ACCESS_TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "graph-url, graph.facebook.com",
        "graph-url, ftp://graph.facebook.com",
        "graph-url, https://",
        "graph-url, https://a b",
        "graph-url, https://user:pw@graph.facebook.com",
        "graph-url, https://graph.facebook.com?x=1",
        "graph-url, http://graph.facebook.com",
        "graph-url, http://127.0.0.1.example.com",
        "graph-version, latest",
        "graph-version, v26x",
        "graph-version, v25.0/..",
        "access-token, 'two words'"
    })
    void whatIsMalformedIsRefusedByNameAndNotQuoted(String property, String value) {
        assertThatThrownBy(() -> settings(Map.of("bandeja.whatsapp." + property, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bandeja.whatsapp." + property)
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8090", "http://[::1]:8090", "https://proxy.example.com/wa"})
    void theTokenTravelsOnlyOverHttpsOrOnThisMachine(String url) {
        assertThat(settings(Map.of(WhatsAppSettings.GRAPH_URL, url)).graphBase())
                .hasToString(url + "/v26.0/");
    }

    private static WhatsAppSettings settings(Map<String, String> properties) {
        return new WhatsAppSettings(properties::get);
    }
}
