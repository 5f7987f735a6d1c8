package org.bandeja.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "test_app_secret|{\"object\":\"whatsapp_business_account\",\"entry\":[]}"
                        + "|dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
                "test_app_secret|{\"object\": \"whatsapp_business_account\", \"entry\": []}"
                        + "|56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a",
                "test-app-secret|{\"message\":\"caf\\u00e9\"}"
                        + "|5980113abfc4ffe911f1ae78f92dcf41e10b7d6bc792efd48dfe9ee94131aaf4",
                "test-app-secret|{\"message\":\"caf\u00e9\"}"
                        + "|935030956f1ab9b57b846cc3fa530e20f0b0152baed3e8adda841017617db5cb",
                "test-app-secret|{\"url\":\"https:\\/\\/x.y\\/z\",\"m\":\"a\\u0040b\"}"
                        + "|28da96c54392f51019341bafd706421661691ac4914a1481609c483f49694e6e"
            })
    void signsExactlyTheBytes(String secret, String body, String hex) {
        assertThat(new Signature(secret).of(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=" + hex);
    }
}
