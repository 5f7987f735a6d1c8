package org.bandeja.login.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recovery codes, devices in words, and which addresses are one. */
class LoginWordsTest {
    @Test
    void recoveryCodesAreTenAndDifferent() {
        List<String> codes = RecoveryCodes.fresh();
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([a-z2-9]{4}-){3}[a-z2-9]{4}"));
        assertThat(codes)
                .allSatisfy(code -> assertThat(RecoveryCodes.plain(code)).isPresent());
    }

    @Test
    void howARecoveryCodeIsTypedDoesNotMatter() {
        assertThat(RecoveryCodes.plain(" ABCD efgh-ijkm\tnpqr ")).contains("abcdefghijkmnpqr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "abcd-efgh-ijkm-npq", "abcd-efgh-ijkm-npq1", "abcd-efgh-ijkm-npqrs"})
    void whatIsNoRecoveryCodeIsNone(String text) {
        assertThat(RecoveryCodes.plain(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox, Windows",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | Chrome, Linux",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0 | Edge, Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1 | Safari, iPhone",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36 | Chrome, Android",
                "curl/8.0 | ''",
                "<script>alert(1)</script> | ''"
            })
    void aDeviceIsToldInWordsOfOurs(String userAgent, String words) {
        assertThat(DeviceWords.of(userAgent)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "no:address, no:address",
        "somewhere, somewhere"
    })
    void aNetworkOfOneHouseholdIsOneAddress(String address, String group) {
        assertThat(AddressGroup.of(address)).isEqualTo(group);
    }
}
