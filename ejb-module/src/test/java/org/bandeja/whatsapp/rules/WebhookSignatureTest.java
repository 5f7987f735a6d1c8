package org.bandeja.whatsapp.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final String BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
    private static final String HEX = "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";
    private static final String HEX_OF_ESCAPED = "5980113abfc4ffe911f1ae78f92dcf41e10b7d6bc792efd48dfe9ee94131aaf4";

    private final WebhookSignature signature = new WebhookSignature();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        test_app_secret | {"object":"whatsapp_business_account","entry":[]} | dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756
        test_app_secret | {"object": "whatsapp_business_account", "entry": []} | 56cbbaf4961c6cfdae48b7f116c047e5eb513d2c931baae63a2bc1afd26f803a
        test-app-secret | {"message":"caf\\u00e9"} | 5980113abfc4ffe911f1ae78f92dcf41e10b7d6bc792efd48dfe9ee94131aaf4
        test-app-secret | {"message":"café"} | 935030956f1ab9b57b846cc3fa530e20f0b0152baed3e8adda841017617db5cb
        test-app-secret | {"url":"https:\\/\\/x.y\\/z","m":"a\\u0040b"} | 28da96c54392f51019341bafd706421661691ac4914a1481609c483f49694e6e
        """)
    void knownSignaturesHold(String secret, String body, String hex) {
        assertThat(signature.check(bytes(body), "sha256=" + hex, List.of(secret)))
                .isTrue();
        assertThat(signature.check(bytes(body + " "), "sha256=" + hex, List.of(secret)))
                .isFalse();
        assertThat(signature.check(bytes(body), "sha256=" + hex, List.of(secret + "x")))
                .isFalse();
    }

    @Test
    void anyOfTheSecretsWill() {
        assertThat(signature.check(bytes(BODY), "sha256=" + HEX, List.of("one", "test_app_secret", "two")))
                .isTrue();
        assertThat(signature.check(bytes(BODY), "sha256=" + HEX, List.of("one", "two")))
                .isFalse();
    }

    @Test
    void aBodyThatWasUnescapedOnTheWayIsTriedEscaped() {
        List<String> secrets = List.of("test-app-secret");
        assertThat(signature.check(bytes("{\"message\":\"café\"}"), "sha256=" + HEX_OF_ESCAPED, secrets))
                .isTrue();
        assertThat(signature.check(bytes("{\"message\":\"cafe\"}"), "sha256=" + HEX_OF_ESCAPED, secrets))
                .isFalse();
        byte[] latin1 = "{\"message\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(signature.check(latin1, "sha256=" + HEX_OF_ESCAPED, secrets)).isFalse();
    }

    @Test
    void anUnescapedBodyOfAnyLengthIsTriedEscaped() throws GeneralSecurityException {
        String text = "{\"m\":\"" + "é😀\u007F~".repeat(5000) + "\"}";
        String escaped =
                text.replace("é", "\\u00e9").replace("😀", "\\ud83d\\ude00").replace("\u007F", "\\u007f");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes("s"), "HmacSHA256"));
        String header = "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes(escaped)));
        assertThat(signature.check(bytes(text), header, List.of("s"))).isTrue();
        assertThat(signature.check(bytes(escaped), header, List.of("s"))).isTrue();
    }

    @Test
    void withoutASecretNothingIsSigned() {
        assertThat(signature.check(bytes(BODY), "sha256=" + HEX, List.of())).isFalse();
        assertThat(signature.check(bytes(BODY), "sha256=" + HEX, List.of(""))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256",
                HEX,
                "sha1=" + HEX,
                "SHA256=" + HEX,
                " sha256=" + HEX,
                "sha256=" + HEX + " ",
                "sha256=" + HEX + "00",
                "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375",
                "sha256=zec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
                "sha256=0ec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
                "sha256=" + HEX + ",sha256=" + HEX
            })
    void aMalformedOrWrongHeaderIsFalse(String header) {
        assertThat(signature.check(bytes(BODY), header, List.of("test_app_secret")))
                .isFalse();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
